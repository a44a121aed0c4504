"""Words without a domain: identifiers, folded text and the one base error. Everything is pure but `uuid7`."""
