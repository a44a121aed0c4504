"""The page Map: worlds and who joins them, as a picture and as a list of equal worth."""
