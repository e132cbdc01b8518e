using System.IO.Pipes;
using System.Text;
using Ingest.Functions.Sinks.Files;
using Ingest.Testing;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class DurableWriterTests
{
    private readonly DurableWriter _writer = new();

    [Fact]
    public void Write_Parts_LieOneAfterTheOtherAtTheOffset()
    {
        using var directory = new TemporaryDirectory();
        using (var file = Create(directory))
        {
            _writer.Write(file, [Bytes("ab"), Bytes(""), Bytes("c")], 0);
            _writer.Write(file, [Bytes("d")], 3);
            _writer.Write(file, [], 4);
            _writer.Flush(file);
        }

        Assert.Equal("abcd", File.ReadAllText(directory.File("f")));
    }

    [Fact]
    public void Write_MorePartsThanOneCallTakes_WritesThemAll()
    {
        using var directory = new TemporaryDirectory();
        using (var file = Create(directory))
        {
            _writer.Write(file, [.. Enumerable.Range(0, 5_000).Select(i => Bytes($"{i}\n"))], 0);
        }

        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => $"{i}"), File.ReadAllLines(directory.File("f")));
    }

    [Fact]
    public void Flush_WhatCannotBeFlushed_IsAnError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The runtime reports flush errors there.");

        // fsync answers EINVAL to a pipe, which the runtime's own flush swallows.
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var file = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        var fault = Assert.Throws<IOException>(() => _writer.Flush(file));
        Assert.Contains("fsync failed with error", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoSpace_IsAnError()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's.");
        using var file = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);

        Assert.Throws<IOException>(() => _writer.Write(file, [Bytes("a")], 0));
    }

    [Fact]
    public void FlushDirectory_MissingOne_IsAnError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Directories are not flushed there.");
        using var directory = new TemporaryDirectory();
        Libc.FlushDirectory(directory.Path);

        var fault = Assert.Throws<IOException>(() => Libc.FlushDirectory(directory.File("é")));
        Assert.Contains("open failed with error 2", fault.Message, StringComparison.Ordinal);
    }

    private static SafeFileHandle Create(TemporaryDirectory directory) =>
        File.OpenHandle(directory.File("f"), FileMode.CreateNew, FileAccess.ReadWrite);

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
