"""Before a talk: who they are to you, what is open between you, and questions worth asking."""
