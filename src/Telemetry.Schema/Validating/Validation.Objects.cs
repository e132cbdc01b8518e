using System.Buffers;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Objects.</content>
internal ref partial struct Validation
{
    // The complement of no pattern.
    private const int Undeclared = ~0;

    private int Object(Plan plan, int at, Span<JsonMember> found)
    {
        if ((plan.Allowed & JsonTypes.Object) == 0)
        {
            ReportType(plan, at, JsonTypes.Object, []);
            return Object(Plan.Anything, at, []);
        }

        if (!TryEnter(at))
        {
            return Stop;
        }

        int end;
        if (plan.Members.RequiredBits.Length == 1)
        {
            ulong seen = 0;
            end = Members(plan, at, new Span<ulong>(ref seen), found);
        }
        else
        {
            end = ManyMembers(plan, at, found);
        }

        _depth--;
        if (plan.Values.Length > 0)
        {
            Constants(plan, at, end);
        }

        return end;
    }

    private int ManyMembers(Plan plan, int at, Span<JsonMember> found)
    {
        int words = plan.Members.RequiredBits.Length;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(words);
        Span<ulong> seen = rented.AsSpan(0, words);
        seen.Clear();
        int end = Members(plan, at, seen, found);
        ArrayPool<ulong>.Shared.Return(rented);
        return end;
    }

    private int Members(Plan plan, int start, scoped Span<ulong> seen, Span<JsonMember> found)
    {
        ObjectPlan members = plan.Members;
        NameGroup undeclared = _names.Open();
        int count = 0;
        int next = 0;
        int at = JsonScan.SkipSpace(_json, start + 1);
        if ((uint)at < (uint)_json.Length && _json[at] == '}')
        {
            at++;
        }
        else
        {
            do
            {
                count++;
                if ((uint)at >= (uint)_json.Length || _json[at] != '"')
                {
                    at = ReportSyntax(at, "a name in quotes");
                    break;
                }

                // Members mostly come in the order in which the schema declares them.
                int index = next;
                int end = members.Names.QuotedEnd(next, _json, at + 1);
                if (end < 0)
                {
                    end = NameEnd(plan, at, ref undeclared, out index);
                    if (end == Stop)
                    {
                        at = Stop;
                        break;
                    }
                }
                else if (members.NamesAreChecked)
                {
                    CheckName(members, at, members.Names[index]);
                }

                Plan value;
                if (index >= 0)
                {
                    next = index + 1;
                    value = members.Values[index];
                    MarkSeen(plan, at, seen, index);
                }
                else
                {
                    value = members.Undeclared[~index];
                }

                at = AfterColon(end + 1);
                if (at == Stop)
                {
                    break;
                }

                at = (uint)index < (uint)found.Length ? Found(value, at, found, index) : Value(value, at);
                if (at == Stop)
                {
                    break;
                }
            }
            while (GoesOn(ref at, (byte)'}'));
        }

        _names.Close(ref undeclared);
        if (at != Stop)
        {
            Complete(members, start, seen, count);
        }

        return at;
    }

    private void Complete(ObjectPlan members, int start, scoped Span<ulong> seen, int count)
    {
        ulong[] required = members.RequiredBits;
        for (int i = 0; i < required.Length; i++)
        {
            if ((required[i] & ~seen[i]) != 0)
            {
                ReportMissing(members, start, seen);
                break;
            }
        }

        foreach (DependentName dependent in members.Dependent)
        {
            if (IsSeen(seen, dependent.Because) && !IsSeen(seen, dependent.Needed))
            {
                ReportDependent(start, dependent.Assertion);
            }
        }

        foreach (CountAssertion assertion in members.Counts)
        {
            if (!assertion.Holds(count))
            {
                ReportCount(start, assertion, count);
            }
        }
    }

    private static bool IsSeen(scoped Span<ulong> seen, int index) =>
        (seen[index / ObjectPlan.BitsPerWord] & (1UL << index)) != 0;

    private int AfterColon(int at)
    {
        at = JsonScan.SkipSpace(_json, at);
        return (uint)at < (uint)_json.Length && _json[at] == ':' ? JsonScan.SkipSpace(_json, at + 1) : ReportSyntax(at, "a colon");
    }

    private int Found(Plan plan, int at, Span<JsonMember> found, int index)
    {
        bool isChosen = _choice is { } choice && choice.Member == index && !found[index].IsPresent;
        int end = isChosen ? Chosen(plan, at, found) : Value(plan, at);
        if (end != Stop && !found[index].IsPresent)
        {
            found[index] = new JsonMember(at, end - at, KindAt(at));
        }

        return end;
    }

    private int Chosen(Plan plan, int at, Span<JsonMember> found)
    {
        bool isObject = (uint)at < (uint)_json.Length && _json[at] == '{';
        if (!isObject || _choice!.Choose(_json, found) is not { } schema)
        {
            return Value(plan, at);
        }

        // What the member's own schema asks beside is read apart.
        if (!plan.AllowsAnyObject && Value(plan, at) == Stop)
        {
            return Stop;
        }

        int room = Math.Min(_chosenMembers.Length, schema.RootProperties.Count);
        return Root(schema.Root, at, _chosenMembers[..room]);
    }

    // The closing quote of a name and its index; for undeclared names, which are recorded, the complement of the patterns it matches.
    private int NameEnd(Plan plan, int at, ref NameGroup undeclared, out int index)
    {
        index = Undeclared;
        int end = JsonScan.StringEnd(_json, at + 1, out bool isEscaped);
        if (end < 0)
        {
            return ReportString(at, ~end);
        }

        ReadOnlySpan<byte> raw = _json[(at + 1)..end];
        if (!isEscaped)
        {
            index = Name(plan, at, ref undeclared, raw.Length, raw);
            return end;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = EscapedText.Unescape(raw, rented);
        if (length == EscapedText.LoneSurrogate)
        {
            ReportLoneSurrogate(at);
        }
        else
        {
            index = Name(plan, at, ref undeclared, raw.Length, rented.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(rented);
        return end;
    }

    private int Name(Plan plan, int at, ref NameGroup undeclared, int rawLength, scoped ReadOnlySpan<byte> name)
    {
        ObjectPlan members = plan.Members;
        if (members.NamesAreChecked)
        {
            CheckName(members, at, name);
        }

        int index = members.Names.Find(name);
        if (index < 0 && !_names.TryAdd(ref undeclared, new NameEntry(at + 1, rawLength), name))
        {
            ReportDuplicate(plan, at, name);
        }

        return index >= 0 || members.Patterns.Length == 0 ? index : ~Matches(members.Patterns, name);
    }

    private static int Matches(PatternMatcher[] patterns, scoped ReadOnlySpan<byte> name)
    {
        int matches = 0;
        for (int i = 0; i < patterns.Length; i++)
        {
            matches |= patterns[i].IsMatch(name) ? 1 << i : 0;
        }

        return matches;
    }

    private void CheckName(ObjectPlan members, int at, scoped ReadOnlySpan<byte> name)
    {
        Plan plan = members.PropertyNames!;
        if (!plan.Text.IsSure(name))
        {
            Text(plan, at, name);
        }
    }

    private void MarkSeen(Plan plan, int at, scoped Span<ulong> seen, int index)
    {
        ref ulong word = ref seen[index / ObjectPlan.BitsPerWord];
        ulong bit = 1UL << index;
        if ((word & bit) != 0)
        {
            ReportDuplicate(plan, at, plan.Members.Names[index]);
        }

        word |= bit;
    }
}
