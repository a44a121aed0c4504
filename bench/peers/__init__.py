"""Programs that do the same with another library. Each runs by itself, in an environment that holds its library."""
