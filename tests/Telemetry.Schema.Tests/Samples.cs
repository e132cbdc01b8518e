namespace Telemetry.Schema.Tests;

/// <summary>A schema and a document like those the product lives on: an envelope with an event in it.</summary>
internal static class Samples
{
    public const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "name", "v", "time", "app", "os", "data"],
          "properties": {
            "id": { "$ref": "#/$defs/uuid" },
            "name": { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*$" },
            "v": { "type": "integer", "minimum": 1, "maximum": 1000 },
            "time": { "type": "string", "format": "date-time", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" },
            "app": { "type": "string", "minLength": 1, "maxLength": 64 },
            "os": { "enum": ["windows", "linux", "darwin", "other"] },
            "session_id": { "$ref": "#/$defs/uuid" },
            "data": {
              "type": "object",
              "additionalProperties": false,
              "required": ["command", "outcome"],
              "properties": {
                "command": { "type": "string", "maxLength": 64, "pattern": "^[a-z0-9][a-z0-9._-]*$" },
                "outcome": { "enum": ["success", "failure", "cancelled"] },
                "duration_ms": { "type": "integer", "minimum": 0, "maximum": 604800000 },
                "attributes": {
                  "type": "object",
                  "maxProperties": 16,
                  "propertyNames": { "maxLength": 64, "pattern": "^[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*$" },
                  "additionalProperties": { "type": ["boolean", "number", "string"], "maxLength": 64, "pattern": "^[A-Za-z0-9._:+-]*$" }
                }
              }
            }
          },
          "$defs": {
            "uuid": { "type": "string", "format": "uuid" }
          }
        }
        """;

    public const string Event = """
        {"id":"01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2f","name":"command","v":1,"time":"2026-08-01T12:34:56.789Z","app":"notes",
        "os":"linux","session_id":"3f2b8c1a-9d4e-4f6a-8b7c-1d2e3f4a5b6c","data":{"command":"add","outcome":"success",
        "duration_ms":123,"attributes":{"count":3,"flag":true,"tag":"a.b:c"}}}
        """;
}
