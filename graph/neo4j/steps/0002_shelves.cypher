CREATE CONSTRAINT hommelentry_key IF NOT EXISTS FOR (n:HommelEntry) REQUIRE (n.shelf, n.id) IS UNIQUE;
CREATE RANGE INDEX hommelentry_in_order IF NOT EXISTS FOR (n:HommelEntry) ON (n.shelf, n.at, n.id);
