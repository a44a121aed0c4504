"""What programs are told, as plain dictionaries: `--json` on the command line and the REST API say the same.

Keys are a contract (DESIGN.md section 4); values are days, ids and numbers as they are, made JSON by
each surface.
"""
