"""What pages and programs share when they are served: who is let in, what day it is, where uploads go."""
