using System.Text;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Spooling;

/// <summary>
/// The writing side of the spool in one process: events go to a segment of its own. Makes nothing before the first event.
/// Thread-safe; throws nothing.
/// </summary>
internal sealed class Spool(SpoolFolder folder, UuidV7Source ids, TimeProvider time, CounterLedger counters)
{
    /// <summary>How long a disk that failed is left alone: a full disk is seldom empty a moment later.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(60);

    private readonly object _turn = new();

    /// <summary>Made when it is first asked, by a process that fills more than one segment.</summary>
    private SpoolCensus? _census;

    /// <summary>What was lost before it got here or made room, and is not yet written down.</summary>
    private readonly LossCounts _losses = new();
    private OpenSegment? _segment;
    private bool _hasRolled;
    private long _failedAt;
    private bool _hasFailed;

    /// <summary>Events of the segment that is being appended to.</summary>
    internal int OpenEvents
    {
        get
        {
            lock (_turn)
            {
                return _segment?.Events ?? 0;
            }
        }
    }

    /// <summary>True once the record is the system's: it survives the death of this process. False where there is no place for it.</summary>
    internal bool TryAppend(RecordKind kind, ReadOnlySpan<byte> payload)
    {
        lock (_turn)
        {
            if (_hasFailed && time.GetElapsedTime(_failedAt) < FaultPause)
            {
                return false;
            }

            try
            {
                Current().Append(kind, payload);
                _hasFailed = false;
                return true;
            }
            catch (Exception e) when (FileFault.IsOfDisk(e))
            {
                _hasFailed = true;
                _failedAt = time.GetTimestamp();
                Leave();
                return false;
            }
        }
    }

    /// <summary>Has a loss written down with the end of the segment.</summary>
    internal void NoteLoss(DropReason reason, int count)
    {
        lock (_turn)
        {
            _losses.Add(reason, count);
        }
    }

    /// <summary>Ends the segment, so that an uploader can take it; a later event begins another one.</summary>
    internal void Close()
    {
        lock (_turn)
        {
            try
            {
                if (!_losses.IsEmpty && !_hasFailed)
                {
                    Current().Append(RecordKind.Losses, Encoding.UTF8.GetBytes(_losses.ToString()));
                    _losses.Clear();
                }
            }
            catch (Exception e) when (FileFault.IsOfDisk(e))
            {
                // A disk that takes no count has no place for the fact either.
            }

            Leave();
        }
    }

    /// <summary>Removes what this process has written and nobody has taken yet, and forgets what it lost. Returns how many events were removed.</summary>
    internal int Discard()
    {
        lock (_turn)
        {
            var events = _segment?.Events ?? 0;
            try
            {
                _segment?.Discard();
            }
            catch (Exception e) when (FileFault.IsOfDisk(e))
            {
                // What cannot be removed now is not sent either: the uploader asks before each batch.
            }

            _segment = null;
            _losses.Clear();
            return events;
        }
    }

    private OpenSegment Current()
    {
        if (_segment?.IsFull(time.GetUtcNow()) == true)
        {
            Leave();
            _hasRolled = true;
        }

        if (_segment is null && _hasRolled)
        {
            // A process that fills one segment after the other must not outgrow the bounds before the next drain.
            _census ??= new(folder, counters);
            _losses.Add(_census.MakeRoom(time.GetUtcNow()));
        }

        return _segment ??= OpenSegment.TryCreate(folder, ids.Next())
            ?? OpenSegment.TryCreate(folder, ids.Next())
            ?? throw new IOException("An uploader has adopted every segment of this process as soon as it was made.");
    }

    private void Leave()
    {
        try
        {
            _segment?.Close();
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // It stays as the segment of a dead process, and is adopted as one.
        }

        _segment = null;
    }
}
