// Runs every audit against the address given, and prints each one's name and outcome as JSON.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const said = results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }));
console.log(JSON.stringify(said));
