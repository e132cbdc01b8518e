using System.Text;

namespace Ingest.Bench.Schemas;

/// <summary>Three kinds of schemas, none of them the catalogue's.</summary>
internal static class SampleSchemas
{
    private const string Contact = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.org/contact",
          "type": "object",
          "required": ["name", "email", "born"],
          "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 80 },
            "email": { "type": "string", "format": "email" },
            "phone": { "type": "string", "pattern": "^\\+[0-9]{6,15}$" },
            "born": { "type": "string", "format": "date" },
            "home": { "type": "string", "format": "uri" },
            "language": { "enum": ["de", "en", "fr", "it"] },
            "newsletter": { "type": "boolean" },
            "points": { "type": "integer", "minimum": 0 },
            "discount": { "type": "number", "minimum": 0, "maximum": 1, "multipleOf": 0.01 }
          },
          "additionalProperties": false
        }
        """;

    private const string Manifest = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.org/manifest",
          "type": "object",
          "required": ["version", "services"],
          "properties": {
            "version": { "const": 3 },
            "services": {
              "type": "object",
              "patternProperties": {
                "^[a-z][a-z0-9-]*$": {
                  "type": "object",
                  "required": ["image"],
                  "properties": {
                    "image": { "type": "string", "pattern": "^[a-z0-9./-]+(:[A-Za-z0-9._-]+)?$" },
                    "ports": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": ["inner"],
                        "properties": {
                          "inner": { "type": "integer", "minimum": 1, "maximum": 65535 },
                          "outer": { "type": "integer", "minimum": 1, "maximum": 65535 },
                          "protocol": { "enum": ["tcp", "udp"] }
                        },
                        "additionalProperties": false
                      }
                    },
                    "environment": { "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] } },
                    "health": {
                      "type": "object",
                      "properties": {
                        "command": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                        "limits": {
                          "type": "object",
                          "properties": {
                            "interval": { "type": "object", "properties": { "value": { "type": "number", "exclusiveMinimum": 0 }, "unit": { "enum": ["s", "min"] } } },
                            "retries": { "type": "integer", "minimum": 0, "maximum": 10 }
                          }
                        }
                      }
                    }
                  },
                  "additionalProperties": false
                }
              },
              "additionalProperties": false
            }
          }
        }
        """;

    private const string Drawing = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.org/drawing",
          "$ref": "#/$defs/group",
          "$defs": {
            "number": { "type": "number", "minimum": -100000, "maximum": 100000 },
            "point": { "type": "array", "prefixItems": [{ "$ref": "#/$defs/number" }, { "$ref": "#/$defs/number" }], "minItems": 2, "items": false },
            "colour": { "type": "string", "pattern": "^#[0-9a-f]{6}$" },
            "shape": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "fill": { "$ref": "#/$defs/colour" } } },
            "circle": {
              "allOf": [{ "$ref": "#/$defs/shape" }],
              "properties": { "kind": { "const": "circle" }, "centre": { "$ref": "#/$defs/point" }, "radius": { "$ref": "#/$defs/number" } },
              "required": ["centre", "radius"],
              "unevaluatedProperties": false
            },
            "line": {
              "allOf": [{ "$ref": "#/$defs/shape" }],
              "properties": { "kind": { "const": "line" }, "points": { "type": "array", "items": { "$ref": "#/$defs/point" }, "minItems": 2 } },
              "required": ["points"],
              "unevaluatedProperties": false
            },
            "group": {
              "allOf": [{ "$ref": "#/$defs/shape" }],
              "properties": { "kind": { "const": "group" }, "parts": { "type": "array", "items": { "$ref": "#/$defs/part" } } },
              "required": ["parts"],
              "unevaluatedProperties": false
            },
            "part": { "oneOf": [{ "$ref": "#/$defs/circle" }, { "$ref": "#/$defs/line" }, { "$ref": "#/$defs/group" }] }
          }
        }
        """;

    public static IReadOnlyList<SampleSchema> All { get; } =
    [
        Of(
            "small and flat",
            Contact,
            """{"name":"Ada Lovelace","email":"ada@example.org","phone":"+441234567890","born":"1815-12-10","home":"https://example.org/ada","language":"en","newsletter":true,"points":1842,"discount":0.15}"""),
        Of(
            "deeply nested",
            Manifest,
            """{"version":3,"services":{"web":{"image":"example/web:1.4.2","ports":[{"inner":8080,"outer":80,"protocol":"tcp"},{"inner":8443,"outer":443}],"environment":{"MODE":"production","WORKERS":4,"DEBUG":false},"health":{"command":["curl","-f","http://localhost:8080/health"],"limits":{"interval":{"value":2.5,"unit":"s"},"retries":3}}},"store":{"image":"example/store","environment":{"PATH":"/var/lib/store"},"health":{"command":["ready"],"limits":{"interval":{"value":1,"unit":"min"}}}}}}"""),
        Of(
            "many references",
            Drawing,
            """{"kind":"group","parts":[{"kind":"circle","fill":"#ff8800","centre":[10,20.5],"radius":4},{"kind":"line","points":[[0,0],[10,10],[20,0]]},{"kind":"group","fill":"#102030","parts":[{"kind":"line","points":[[1,1],[2,2]]},{"kind":"circle","centre":[0,0],"radius":1.25}]}]}"""),
    ];

    private static SampleSchema Of(string kind, string schema, string document) =>
        new(kind, Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(document));
}
