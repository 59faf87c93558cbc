"""Objects of the forge as GitHub describes them in JSON. Pure functions: state in, dictionary out.

The same description serves the REST API and the webhooks; where the two differ, the field that only one
of them knows does no harm to the other.
"""
