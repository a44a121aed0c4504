"""How fast Amity is, and how it compares: measured on files and books made up here, written to RESULTS.md.

    make bench                      everything
    python -m bench import pages    only these parts; the other figures stay as they were

Every number is measured again by whoever runs it. Wall time says what a person waits, processor time
what the work costs: the second one hardly moves when the machine is busy with something else.
"""
