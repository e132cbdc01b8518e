using System.Text.Json;
using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <summary><c>enum</c> and <c>const</c>: the value equals one of some constants.</summary>
internal sealed class ValueAssertion : Assertion
{
    // A message that lists more would not be read.
    private const int ListedConstants = 12;

    private readonly Utf8NameTable _texts;
    private readonly DecimalConstant[] _numbers;
    private readonly JsonConstant[] _containers;

    public ValueAssertion(string keyword, string schemaPointer, IReadOnlyList<JsonConstant> constants)
        : base(keyword, schemaPointer)
    {
        var texts = new List<byte[]>();
        var numbers = new List<DecimalConstant>();
        var containers = new List<JsonConstant>();
        foreach (JsonConstant constant in constants)
        {
            switch (constant.Kind)
            {
                case JsonValueKind.String:
                    texts.Add(constant.Text);
                    break;
                case JsonValueKind.Number:
                    numbers.Add(constant.Number);
                    break;
                case JsonValueKind.Object or JsonValueKind.Array:
                    containers.Add(constant);
                    break;
                case JsonValueKind.True:
                    HasTrue = true;
                    break;
                case JsonValueKind.False:
                    HasFalse = true;
                    break;
                default:
                    HasNull = true;
                    break;
            }
        }

        _texts = new Utf8NameTable([.. texts]);
        _numbers = [.. numbers];
        _containers = [.. containers];
        Expected = Describe(constants);
    }

    public override string Expected { get; }

    private bool HasTrue { get; }

    private bool HasFalse { get; }

    private bool HasNull { get; }

    public bool HoldsText(ReadOnlySpan<byte> text) => _texts.Find(text) >= 0;

    public bool HoldsNumber(JsonNumber number)
    {
        foreach (DecimalConstant constant in _numbers)
        {
            if (number.CompareTo(constant) == 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool HoldsLiteral(JsonValueKind literal) => literal switch
    {
        JsonValueKind.True => HasTrue,
        JsonValueKind.False => HasFalse,
        _ => HasNull,
    };

    /// <param name="json">An object or array, well-formed.</param>
    public bool HoldsContainer(ReadOnlySpan<byte> json)
    {
        foreach (JsonConstant constant in _containers)
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
            reader.Read();
            if (constant.EqualsValueAt(ref reader))
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(IReadOnlyList<JsonConstant> constants)
    {
        string listed = string.Join(", ", constants.Take(ListedConstants));
        return constants.Count switch
        {
            1 => listed,
            > ListedConstants => $"one of {listed} and {constants.Count - ListedConstants} more",
            _ => $"one of {listed}",
        };
    }
}
