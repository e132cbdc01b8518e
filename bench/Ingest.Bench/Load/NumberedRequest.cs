using System.Buffers.Text;
using System.Text;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Load;

/// <summary>A request whose events get a new id each time it is sent.</summary>
internal sealed class NumberedRequest
{
    private static long _last;

    private readonly byte[] _bytes;
    private readonly List<int> _ids = [];

    public NumberedRequest(byte[] template)
    {
        _bytes = [.. template];
        var mark = Encoding.ASCII.GetBytes(SampleEvents.IdDigits);
        var at = _bytes.AsSpan().IndexOf(mark);
        while (at >= 0)
        {
            _ids.Add(at);
            var next = _bytes.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? next : at + mark.Length + next;
        }
    }

    public ReadOnlyMemory<byte> Next()
    {
        var first = Interlocked.Add(ref _last, _ids.Count) - _ids.Count;
        for (var i = 0; i < _ids.Count; i++)
        {
            Utf8Formatter.TryFormat(first + i, _bytes.AsSpan(_ids[i], SampleEvents.IdDigits.Length), out _, new('D', (byte)SampleEvents.IdDigits.Length));
        }

        return _bytes;
    }
}
