using System.Text;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>
/// What changes do to the records of a pool, in its bytes. Keys are compared as bytes, so that a key of any writer can be named.
/// Records are moved as the daemon moves them: the last one takes the place of one that goes.
/// </summary>
internal static class PoolEdits
{
    /// <summary>The first record of the key gets the value, the others go; a new key is appended.</summary>
    /// <param name="pool">Whole records.</param>
    /// <exception cref="KvpException">The pool has all the keys that the kernel takes.</exception>
    internal static byte[] Upsert(byte[] pool, byte[] record)
    {
        var key = KeyOf(record, 0);
        var first = Find(pool, key, 0);
        if (first < 0)
        {
            RefuseMoreThan(KvpLimits.UniqueKeys - 1, pool);
            return [.. pool, .. record];
        }

        var rest = Delete(pool, [key.ToArray()], from: first + 1).Pool;
        record.CopyTo(rest, first * KvpLimits.Record);
        return rest;
    }

    /// <summary>Takes out every record of the keys.</summary>
    internal static PoolDeletion Delete(byte[] pool, IReadOnlyList<byte[]> keys, int from = 0)
    {
        var kept = (byte[])pool.Clone();
        var count = pool.Length / KvpLimits.Record;
        var removed = 0;
        for (var i = from; i < count;)
        {
            if (!keys.Any(k => KeyOf(kept, i).SequenceEqual(k)))
            {
                i++;
                continue;
            }

            count--;
            removed++;
            kept.AsSpan(count * KvpLimits.Record, KvpLimits.Record).CopyTo(kept.AsSpan(i * KvpLimits.Record));
        }

        return new PoolDeletion(kept[..(count * KvpLimits.Record)], removed);
    }

    /// <exception cref="KvpException">More different keys than the kernel takes.</exception>
    internal static void RefuseMoreThan(int most, byte[] pool)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < pool.Length / KvpLimits.Record; i++)
        {
            keys.Add(Convert.ToBase64String(KeyOf(pool, i)));
        }

        if (keys.Count > most)
        {
            throw new KvpException(KvpFault.Full, $"A pool holds {KvpLimits.UniqueKeys} different keys at most, which is what the kernel takes. Delete some, or clear the pool.");
        }
    }

    internal static byte[] KeyBytes(string key) => Encoding.UTF8.GetBytes(key);

    private static int Find(byte[] pool, ReadOnlySpan<byte> key, int from)
    {
        for (var i = from; i < pool.Length / KvpLimits.Record; i++)
        {
            if (KeyOf(pool, i).SequenceEqual(key))
            {
                return i;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> KeyOf(byte[] pool, int index)
    {
        var field = pool.AsSpan(index * KvpLimits.Record, KvpLimits.KeyField);
        return field[..(field.LastIndexOfAnyExcept((byte)0) + 1)];
    }
}
