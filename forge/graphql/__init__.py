"""The GraphQL API: GitHub's own schema, cut to the fields that the forge resolves. Importing it registers them all."""

from forge.graphql import objects, queries, review_threads
from forge.graphql.execution import execute
from forge.graphql.fields import FIELDS

__all__ = ["FIELDS", "execute", "objects", "queries", "review_threads"]
