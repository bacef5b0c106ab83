// The script one would write with ajv and js-yaml: node peer_ajv.cjs NODE_MODULES SCHEMAS RECORDS
const [modules, schemas, records] = process.argv.slice(2);
const fs = require("fs");
const path = require("path");
const Ajv = require(path.join(modules, "ajv/dist/2020")).default;
const yaml = require(path.join(modules, "js-yaml"));

const ajv = new Ajv({ strict: false, allErrors: true });
const check = {};
for (const kind of ["aduan", "permintaan"]) {
  check[kind] = ajv.compile(JSON.parse(fs.readFileSync(path.join(schemas, `${kind}.json`), "utf8")));
}
for (const name of fs.readdirSync(records, { recursive: true })) {
  if (!name.endsWith(".yaml")) continue;
  try {
    const data = yaml.load(fs.readFileSync(path.join(records, name), "utf8"), { schema: yaml.CORE_SCHEMA });
    const valid = check[data.jenis];
    if (!valid(data)) console.log(name, JSON.stringify(valid.errors));
  } catch (problem) {
    console.log(name, problem.message);
  }
}
