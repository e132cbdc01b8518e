using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling.Uris;
using Telemetry.Schema.Formats;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>All schemas that references of one compilation can lead to. Nothing is ever fetched: what is not given is not there.</summary>
internal sealed class SchemaLibrary
{
    /// <summary>What a schema is known by that says nothing of it. Relative references resolve to what nobody can have given.</summary>
    public static readonly UriReference Nameless = new("schema", null, "/", null, null);

    private readonly Dictionary<string, SchemaResource> _resources = [];
    private readonly List<SchemaNode> _nodesInOrder = [];
    private readonly List<SchemaResource> _resourcesInOrder = [];
    private readonly HashSet<string> _unread;

    public SchemaLibrary(JsonSchemaOptions options)
    {
        Options = options;
        OuterQuoting = options.Values == ValueQuoting.Withheld ? Quoting.NamesOnly : Quoting.Bounded;
        _unread = options.Schemas.Count == 0 ? [] : [.. options.Schemas.Keys];
    }

    public JsonSchemaOptions Options { get; }

    /// <summary>What messages may show of values that no schema says more of.</summary>
    public Quoting OuterQuoting { get; }

    public IReadOnlyList<SchemaNode> Nodes => _nodesInOrder;

    public IReadOnlyList<SchemaResource> Resources => _resourcesInOrder;

    /// <summary>Reads the schema that is being compiled.</summary>
    public SchemaNode ReadRoot(ReadOnlySpan<byte> utf8Schema)
    {
        UriReference uri = Options.BaseUri is { } text ? UriReference.Parse(text).WithoutFragment() : Nameless;
        return new SchemaReader(this).Read(new SchemaDocument(uri, SchemaText.Parse(utf8Schema, string.Empty), string.Empty));
    }

    /// <summary>Enters a resource.</summary>
    /// <exception cref="JsonSchemaException">Another has the same identifier.</exception>
    public SchemaResource Enter(SchemaDocument document, UriReference uri, Dialect dialect, string pointer)
    {
        var resource = new SchemaResource(_resourcesInOrder.Count, document, uri, dialect, pointer);
        if (!_resources.TryAdd(uri.ToString(), resource))
        {
            throw JsonSchemaException.Invalid(document.Prefix + pointer, $"expected an identifier of its own, but found another schema with \"{uri}\".");
        }

        if (pointer.Length == 0)
        {
            _resources.TryAdd(document.Uri.ToString(), resource);
        }

        _resourcesInOrder.Add(resource);
        return resource;
    }

    /// <summary>Enters a schema.</summary>
    public SchemaNode Enter(SchemaResource resource, JsonElement schema, string pointer, Quoting quoting)
    {
        var node = new SchemaNode(_nodesInOrder.Count, resource, schema, pointer, quoting);
        _nodesInOrder.Add(node);
        resource.Document.Nodes.Add(pointer, node);
        return node;
    }

    /// <summary>The resource of an identifier; null when none has it.</summary>
    public SchemaResource? Find(UriReference uri)
    {
        string text = uri.ToString();
        if (_resources.TryGetValue(text, out SchemaResource? known) || TryRead(text, out known))
        {
            return known;
        }

        // A schema that was given may identify itself, or a part of it, by something else than what it was given as. Those that do
        // not are left unread: they may be of another draft, or broken.
        foreach (string given in _unread.ToArray())
        {
            if (DeclaredIds.Contains(Options.Schemas[given], UriReference.Parse(given), text) && TryRead(given, out _) && _resources.TryGetValue(text, out known))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>The dialect that a meta-schema defines.</summary>
    public Dialect DialectNamed(string uri, string location)
    {
        string text = UriReference.Parse(uri) is { Fragment: "" } parsed ? parsed.WithoutFragment().ToString() : uri;
        if (text == Dialect.StandardUri)
        {
            return Dialect.Standard;
        }

        if (!UriGrammar.IsUri(Encoding.UTF8.GetBytes(uri)))
        {
            throw JsonSchemaException.Invalid(location, $"expected an absolute URI, but found \"{Describe.Cut(uri)}\".");
        }

        if (!Options.Schemas.TryGetValue(text, out ReadOnlyMemory<byte> given))
        {
            throw JsonSchemaException.NotSupported(
                location, $"expected \"{Dialect.StandardUri}\" or a meta-schema given in advance, but found \"{Describe.Cut(uri)}\".");
        }

        var dialect = Dialect.Of(SchemaText.Parse(given.Span, $"{text}#"), out string? unknown);
        return unknown is null
            ? dialect
            : throw JsonSchemaException.NotSupported(location, $"expected vocabularies of 2020-12, but the meta-schema requires \"{Describe.Cut(unknown)}\".");
    }

    private bool TryRead(string uri, out SchemaResource? resource)
    {
        resource = null;
        if (!Options.Schemas.TryGetValue(uri, out ReadOnlyMemory<byte> utf8))
        {
            utf8 = MetaSchemas.Find(uri);
        }

        if (utf8.IsEmpty || (_resources.TryGetValue(uri, out resource) && !_unread.Remove(uri)))
        {
            return resource is not null;
        }

        _unread.Remove(uri);
        if (resource is null)
        {
            var document = new SchemaDocument(UriReference.Parse(uri), SchemaText.Parse(utf8.Span, $"{uri}#"), $"{uri}#");
            resource = new SchemaReader(this).Read(document).Resource;
        }

        return true;
    }
}
