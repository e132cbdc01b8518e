using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>Whatever happens to a segment's bytes, only records that were written are read, and all that the damage did not hit.</summary>
public sealed class SegmentContentTests
{
    [Fact]
    public void Sum_PublishedVector_IsThat() =>
        Assert.Equal(0xE3069283u, Crc32C.Finish(Crc32C.Add(Crc32C.Initial, "123456789"u8)));

    [Fact]
    public void Read_WholeSegment_GivesEveryRecord() => Prop.ForAll<NonNull<string>[]>(texts =>
    {
        var content = SegmentContent.Read(Segment(texts));

        return content.Format == SegmentFormat.Current
            && content.Gaps == 0
            && Texts(content).SequenceEqual(texts.Select(Valid))
            && content.Records.Select(r => r.Kind).SequenceEqual(texts.Select((_, i) => KindOf(i)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CutAnywhere_GivesWhatIsWholeBeforeTheCut() => Prop.ForAll<NonEmptyArray<NonNull<string>>, NonNegativeInt>((texts, at) =>
    {
        var segment = Segment(texts.Get);
        var cut = segment.AsMemory(0, at.Get % segment.Length);

        var content = SegmentContent.Read(cut);

        var whole = Ends(texts.Get).Count(end => end <= cut.Length);
        return content.Gaps == 0 && Texts(content).SequenceEqual(texts.Get.Take(whole).Select(Valid));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyByteChanged_LosesOneRecordAtMost() => Prop.ForAll<NonEmptyArray<NonNull<string>>, NonNegativeInt, byte>((texts, at, by) =>
    {
        var segment = Segment(texts.Get);
        var index = at.Get % segment.Length;
        segment[index] ^= (byte)(by == 0 ? 1 : by);

        var read = Texts(SegmentContent.Read(segment)).ToList();

        var hit = index < SegmentHeader.Bytes ? -1 : Ends(texts.Get).TakeWhile(end => end <= index).Count();
        return read.SequenceEqual(texts.Get.Where((_, i) => i != hit).Select(Valid));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_EveryByteOfASegmentChangedInEveryBit_NeverGivesWhatWasNotWritten()
    {
        NonNull<string>[] texts = [NonNull<string>.NewNonNull("{\"a\":1}"), NonNull<string>.NewNonNull("é"), NonNull<string>.NewNonNull("")];
        var segment = Segment(texts);
        for (var bit = 0; bit < segment.Length * 8; bit++)
        {
            segment[bit / 8] ^= (byte)(1 << (bit % 8));
            var read = Texts(SegmentContent.Read(segment)).ToList();
            segment[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.True(read.Count >= 2, $"bit {bit}");
            Assert.Empty(read.Except(texts.Select(Valid)));
        }
    }

    [Fact]
    public void Read_AnyBytes_ThrowsNothing() => Prop.ForAll<byte[]>(bytes => SegmentContent.Read(bytes).Records.Count >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_DamageBeforeAWholeRecord_IsAGap()
    {
        var segment = Segment([NonNull<string>.NewNonNull("first"), NonNull<string>.NewNonNull("second")]);
        segment[SegmentHeader.Bytes + RecordFrame.HeadBytes] ^= 1;

        Assert.Equal(1, SegmentContent.Read(segment).Gaps);
    }

    [Fact]
    public void Read_LaterVersion_IsLeftAlone()
    {
        var segment = Segment([NonNull<string>.NewNonNull("x")]);
        (segment[6], segment[7]) = (2, unchecked((byte)~2));

        var content = SegmentContent.Read(segment);

        Assert.Equal((SegmentFormat.Future, 0), (content.Format, content.Records.Count));
    }

    [Fact]
    public void Read_OneBitOfTheVersionChanged_IsADamageAndNoVersion()
    {
        var segment = Segment([NonNull<string>.NewNonNull("x")]);
        segment[6] ^= 2;

        var content = SegmentContent.Read(segment);

        Assert.Equal((SegmentFormat.Damaged, 1), (content.Format, content.Records.Count));
    }

    private static byte[] Segment(NonNull<string>[] texts)
    {
        var segment = new MemoryStream();
        var header = new byte[SegmentHeader.Bytes];
        SegmentHeader.Write(header);
        segment.Write(header);
        for (var i = 0; i < texts.Length; i++)
        {
            var payload = Encoding.UTF8.GetBytes(texts[i].Get);
            var frame = new byte[RecordFrame.HeadBytes + payload.Length];
            RecordFrame.Write(frame, KindOf(i), payload);
            segment.Write(frame);
        }

        return segment.ToArray();
    }

    private static RecordKind KindOf(int index) => (RecordKind)(1 + (index % 4));

    private static IEnumerable<int> Ends(IReadOnlyList<NonNull<string>> texts)
    {
        var end = SegmentHeader.Bytes;
        foreach (var text in texts)
        {
            yield return end += RecordFrame.HeadBytes + Encoding.UTF8.GetByteCount(text.Get);
        }
    }

    private static IEnumerable<string> Texts(SegmentContent content) => content.Records.Select(r => Encoding.UTF8.GetString(r.Payload.Span));

    /// <summary>As UTF-8 has it: half a surrogate pair is no text.</summary>
    private static string Valid(NonNull<string> text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
}
