using System.Text.Json;
using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Evaluating;

/// <content>Which values are equal (2020-12 Core section 4.2.2).</content>
internal ref partial struct Evaluation
{
    // Up to here comparing with all is cheaper than hashing.
    private const int FewItems = 8;

    /// <summary>Whether two items of an array are equal, and which.</summary>
    public readonly bool HasEqualItems(int array, out int first, out int second)
    {
        int count = CountOf(array);
        var items = new int[count];
        for (int i = 0, item = array + 1; i < count; i++, item = After(item))
        {
            items[i] = item;
        }

        return count <= FewItems ? HasEqualAmongFew(items, out first, out second) : HasEqualAmongMany(items, out first, out second);
    }

    private readonly bool HasEqualAmongFew(int[] items, out int first, out int second)
    {
        for (second = 1; second < items.Length; second++)
        {
            for (first = 0; first < second; first++)
            {
                if (AreEqual(items[first], items[second]))
                {
                    return true;
                }
            }
        }

        first = 0;
        return false;
    }

    private readonly bool HasEqualAmongMany(int[] items, out int first, out int second)
    {
        // The hashes are seeded per process, so a document cannot make them meet.
        var lastOfHash = new Dictionary<int, int>(items.Length);
        var previous = new int[items.Length];
        for (second = 0; second < items.Length; second++)
        {
            int hash = HashOf(items[second]);
            if (!lastOfHash.TryGetValue(hash, out first))
            {
                first = -1;
            }

            previous[second] = first;
            for (; first >= 0; first = previous[first])
            {
                if (AreEqual(items[first], items[second]))
                {
                    return true;
                }
            }

            lastOfHash[hash] = second;
        }

        first = 0;
        return false;
    }

    private readonly int HashOf(int token)
    {
        var hash = default(HashCode);
        JsonValueKind kind = KindOf(token);
        hash.Add((int)kind);
        switch (kind)
        {
            case JsonValueKind.String:
                hash.AddBytes(TextOf(token));
                break;
            case JsonValueKind.Number:
                AddNumber(ref hash, ExactDecimal.Parse(RawOf(token)));
                break;
            case JsonValueKind.Array:
                for (int i = 0, item = token + 1; i < CountOf(token); i++, item = After(item))
                {
                    hash.Add(HashOf(item));
                }

                break;
            case JsonValueKind.Object:
                hash.Add(HashOfMembers(token));
                break;
        }

        return hash.ToHashCode();
    }

    private static void AddNumber(ref HashCode hash, ExactDecimal number)
    {
        hash.Add(number.Sign);
        hash.Add(number.Magnitude);
        for (int i = 0; i < number.DigitCount; i++)
        {
            hash.Add(number.Digit(i));
        }
    }

    // A sum, since the order of members means nothing.
    private readonly int HashOfMembers(int token)
    {
        int sum = 0;
        for (int i = 0, name = token + 1; i < CountOf(token); i++, name = After(name + 1))
        {
            sum += HashCode.Combine(HashOf(name), HashOf(name + 1));
        }

        return sum;
    }

    private readonly bool AreEqual(int left, int right)
    {
        JsonValueKind kind = KindOf(left);
        return kind == KindOf(right) && kind switch
        {
            JsonValueKind.String => TextOf(left).SequenceEqual(TextOf(right)),
            JsonValueKind.Number => ExactDecimal.Parse(RawOf(left)).CompareTo(ExactDecimal.Parse(RawOf(right))) == 0,
            JsonValueKind.Array => HasEqualItemsAs(left, right),
            JsonValueKind.Object => HasEqualMembersAs(left, right),
            _ => true,
        };
    }

    private readonly bool HasEqualItemsAs(int left, int right)
    {
        if (CountOf(left) != CountOf(right))
        {
            return false;
        }

        int other = right + 1;
        for (int i = 0, item = left + 1; i < CountOf(left); i++, item = After(item), other = After(other))
        {
            if (!AreEqual(item, other))
            {
                return false;
            }
        }

        return true;
    }

    // Members mostly come in the same order, so the search for each begins where the last one was found.
    private readonly bool HasEqualMembersAs(int left, int right)
    {
        int count = CountOf(left);
        if (count != CountOf(right))
        {
            return false;
        }

        int place = right + 1;
        for (int i = 0, name = left + 1; i < count; i++, name = After(name + 1))
        {
            int tried = 0;
            while (tried < count && !TextOf(name).SequenceEqual(TextOf(place)))
            {
                place = NextName(right, place);
                tried++;
            }

            if (tried == count || !AreEqual(name + 1, place + 1))
            {
                return false;
            }

            place = NextName(right, place);
        }

        return true;
    }

    // Goes round: after the last name comes the first.
    private readonly int NextName(int token, int name)
    {
        int next = After(name + 1);
        return next == After(token) ? token + 1 : next;
    }
}
