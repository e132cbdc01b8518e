using System.Buffers;
using System.Text.Json;

namespace Telemetry.Schema.Validating;

/// <content>Objects.</content>
internal ref partial struct Validation
{
    private const int NoIndex = -1;

    private void Object(Plan plan, Span<JsonMember> found)
    {
        if ((plan.Allowed & JsonTypes.Object) == 0)
        {
            ReportType(plan, JsonTypes.Object, [], TextRole.Value);
            SkipContainer();
            return;
        }

        if (plan.Values.Length > 0)
        {
            ContainerConstants(plan);
        }

        if (plan.Members is not { } members)
        {
            SkipContainer();
            return;
        }

        if (members.RequiredBits.Length == 1)
        {
            ulong seen = 0;
            Members(plan, members, new Span<ulong>(ref seen), found);
            return;
        }

        ManyMembers(plan, members, found);
    }

    private void ManyMembers(Plan plan, ObjectPlan members, Span<JsonMember> found)
    {
        int words = members.RequiredBits.Length;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(words);
        Span<ulong> seen = rented.AsSpan(0, words);
        seen.Clear();
        Members(plan, members, seen, found);
        ArrayPool<ulong>.Shared.Return(rented);
    }

    private void Members(Plan plan, ObjectPlan members, scoped Span<ulong> seen, Span<JsonMember> found)
    {
        NameGroup undeclared = _names.Open();
        int level = _depth++;
        int count = 0;
        int next = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            count++;
            ReadOnlySpan<byte> name = _reader.ValueSpan;
            var entry = new NameEntry((int)_reader.TokenStartIndex + 1, name.Length);
            _path[level] = PathSegment.Member(entry.Start, entry.Length);

            // Members mostly come in the order in which the schema declares them.
            int index = next;
            if (_reader.ValueIsEscaped)
            {
                index = EscapedName(plan, members, ref undeclared, entry, name);
            }
            else if (!members.Names.Is(next, name) || members.PropertyNames is not null)
            {
                index = Name(plan, members, ref undeclared, entry, name);
            }

            Plan value = members.Undeclared;
            if (index >= 0)
            {
                next = index + 1;
                value = members.Values[index];
                MarkSeen(plan, members, seen, index);
            }

            _reader.Read();
            if ((uint)index < (uint)found.Length)
            {
                FoundValue(value, ref found[index]);
            }
            else
            {
                Value(value);
            }
        }

        _depth--;
        _names.Close(ref undeclared);
        Missing(members, seen);
        foreach (CountAssertion assertion in members.Counts)
        {
            if (!assertion.Holds(count))
            {
                ReportCount(assertion, count);
            }
        }
    }

    private void FoundValue(Plan plan, ref JsonMember found)
    {
        int start = (int)_reader.TokenStartIndex;
        JsonTokenType token = _reader.TokenType;
        Value(plan);
        if (!found.IsPresent)
        {
            found = new JsonMember(start, (int)_reader.BytesConsumed - start, KindOf(token));
        }
    }

    // The name's index; undeclared ones are recorded and have none.
    private int Name(
        Plan plan,
        ObjectPlan members,
        ref NameGroup undeclared,
        NameEntry entry,
        scoped ReadOnlySpan<byte> name)
    {
        if (members.PropertyNames is { } names)
        {
            Text(names, name, TextRole.Name);
        }

        int index = members.Names.Find(name);
        if (index < 0 && !_names.TryAdd(ref undeclared, entry, name))
        {
            ReportDuplicate(plan, name);
        }

        return index;
    }

    private int EscapedName(
        Plan plan,
        ObjectPlan members,
        ref NameGroup undeclared,
        NameEntry entry,
        ReadOnlySpan<byte> raw)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = EscapedText.Unescape(raw, rented);
        int index = NoIndex;
        if (length == EscapedText.LoneSurrogate)
        {
            ReportLoneSurrogate();
        }
        else
        {
            index = Name(plan, members, ref undeclared, entry, rented.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(rented);
        return index;
    }

    private void MarkSeen(Plan plan, ObjectPlan members, scoped Span<ulong> seen, int index)
    {
        ref ulong word = ref seen[index / ObjectPlan.BitsPerWord];
        ulong bit = 1UL << index;
        if ((word & bit) != 0)
        {
            ReportDuplicate(plan, members.Names[index]);
        }

        word |= bit;
    }

    private void Missing(ObjectPlan members, scoped Span<ulong> seen)
    {
        ulong[] required = members.RequiredBits;
        for (int i = 0; i < required.Length; i++)
        {
            if ((required[i] & ~seen[i]) != 0)
            {
                ReportMissing(members, seen);
                return;
            }
        }
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
