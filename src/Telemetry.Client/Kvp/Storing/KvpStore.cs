using System.Buffers;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>
/// A pool of Hyper-V's data exchange. Every call takes both families of locks, sees the whole pool, and does all of its work or none.
/// What a writer left half written is ignored by readers and cut off by the next writer; records that are not text are left alone.
/// </summary>
/// <param name="path">The pool's file.</param>
/// <param name="mode">How long keys and values that are written may be; what is read may have any length.</param>
/// <param name="patience">How long the locks of others are waited for.</param>
internal sealed class KvpStore(string path, KvpMode mode, TimeSpan patience, IPoolFiles files, TimeProvider time)
{
    /// <summary>How long a lock is waited for where nobody says otherwise.</summary>
    internal static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    internal string Path => path;

    internal KvpMode Mode => mode;

    /// <summary>Everything in the pool; nothing where there is no file.</summary>
    /// <exception cref="KvpException">The pool was held by somebody else for too long.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    internal async Task<PoolContents> ReadAsync()
    {
        using var file = await OpenAsync(PoolAccess.Read).ConfigureAwait(false);
        return file is null ? PoolContents.Empty : PoolContents.Of(file.ReadAll());
    }

    /// <summary>Adds records behind all others, keeping those of the same keys. All are checked before the first is written.</summary>
    /// <exception cref="KvpException">A record is refused, or the pool was held by somebody else for too long.</exception>
    /// <exception cref="IOException">The file could not be written; none of the records is in it.</exception>
    internal async Task AppendAsync(IReadOnlyList<KvpRecord> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        // A batch is too long for the generations that are collected cheaply.
        var length = records.Count * KvpLimits.Record;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            RecordEncoding.Encode(records, mode, rented.AsSpan(0, length));
            using var file = await OpenAsync(PoolAccess.Write).ConfigureAwait(false);
            var end = WholeRecords(file!.Length);
            Write(file, rented.AsMemory(0, length), end, end);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Gives a key its one value.</summary>
    /// <exception cref="KvpException">The record is refused, the pool is full, or was held by somebody else for too long.</exception>
    internal async Task UpsertAsync(KvpRecord record)
    {
        var bytes = RecordEncoding.Encode([record], mode);
        using var file = await OpenAsync(PoolAccess.Write).ConfigureAwait(false);
        Replace(file!, PoolEdits.Upsert(ReadWhole(file!), bytes));
    }

    /// <summary>Takes out every record of the keys and says how many there were.</summary>
    internal async Task<int> DeleteAsync(IReadOnlyList<string> keys)
    {
        using var file = await OpenExistingAsync().ConfigureAwait(false);
        if (file is null)
        {
            return 0;
        }

        var deletion = PoolEdits.Delete(ReadWhole(file), [.. keys.Select(PoolEdits.KeyBytes)]);
        if (deletion.Removed > 0)
        {
            Replace(file, deletion.Pool);
        }

        return deletion.Removed;
    }

    /// <summary>Makes the records all that the pool holds.</summary>
    /// <exception cref="KvpException">A record is refused, or there are more keys than a pool takes.</exception>
    internal async Task LoadAsync(IReadOnlyList<KvpRecord> records)
    {
        var bytes = RecordEncoding.Encode(records, mode);
        PoolEdits.RefuseMoreThan(KvpLimits.UniqueKeys, bytes);
        using var file = await OpenAsync(PoolAccess.Write).ConfigureAwait(false);
        Replace(file!, bytes);
    }

    /// <summary>Empties the pool, or keeps of it what <paramref name="keep"/> says.</summary>
    internal async Task ClearAsync(Func<PoolContents, IReadOnlyList<PoolSlot>>? keep = null)
    {
        using var file = await OpenExistingAsync().ConfigureAwait(false);
        if (file is not null)
        {
            Replace(file, keep is null ? [] : RecordBytes(keep(PoolContents.Of(file.ReadAll()))));
        }
    }

    /// <summary>Empties the pool where it is stale. Of several that look at the same time, one empties it; what the others wrote since stays.</summary>
    internal async Task<PoolState> ClearIfStaleAsync()
    {
        using var file = await OpenExistingAsync().ConfigureAwait(false);
        if (file is null || StateOf(file) == PoolState.Current)
        {
            return PoolState.Current;
        }

        file.SetLength(0);
        return PoolState.Stale;
    }

    internal async Task<PoolState> StateAsync()
    {
        using var file = await OpenAsync(PoolAccess.Read).ConfigureAwait(false);
        return file is null ? PoolState.Current : StateOf(file);
    }

    private static long WholeRecords(long length) => length - (length % KvpLimits.Record);

    private static byte[] ReadWhole(IPoolFile file)
    {
        var bytes = file.ReadAll();
        return bytes[..(int)WholeRecords(bytes.Length)];
    }

    private static byte[] RecordBytes(IReadOnlyList<PoolSlot> slots)
    {
        var bytes = new byte[slots.Count * KvpLimits.Record];
        for (var i = 0; i < slots.Count; i++)
        {
            slots[i].Key.CopyTo(bytes.AsMemory(i * KvpLimits.Record));
            slots[i].Value.CopyTo(bytes.AsMemory((i * KvpLimits.Record) + KvpLimits.KeyField));
        }

        return bytes;
    }

    /// <summary>The new records first, then the end: a reader without our locks, or one after a crash, finds whole records at every moment.</summary>
    private static void Replace(IPoolFile file, byte[] pool)
    {
        Write(file, pool, 0, WholeRecords(file.Length));
        file.SetLength(pool.Length);
    }

    private static void Write(IPoolFile file, ReadOnlyMemory<byte> bytes, long offset, long length)
    {
        try
        {
            if (file.Length % KvpLimits.Record != 0)
            {
                file.SetLength(length);
            }

            file.Write(bytes, offset);
        }
        catch (IOException)
        {
            // Half a record on a full disk would shift every later one; the length before the call is known to be good.
            TrySetLength(file, length);
            throw;
        }
    }

    private static void TrySetLength(IPoolFile file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // The fault that is reported is that of the write; the next writer cuts off what is left.
        }
    }

    private PoolState StateOf(IPoolFile file) => files.BootSeconds() is { } boot && file.ModifiedSeconds <= boot ? PoolState.Stale : PoolState.Current;

    private Task<IPoolFile?> OpenAsync(PoolAccess access) => PoolSession.OpenAsync(files, path, access, patience, time);

    /// <summary>For writing, and null where there is no file: what only takes away makes none.</summary>
    private async Task<IPoolFile?> OpenExistingAsync() => File.Exists(path) ? await OpenAsync(PoolAccess.Write).ConfigureAwait(false) : null;
}
