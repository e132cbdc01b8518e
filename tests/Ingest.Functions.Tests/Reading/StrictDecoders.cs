using System.Runtime.CompilerServices;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

/// <summary>The receiver sets this at its start; in tests it must come before whichever test makes the first decoder.</summary>
internal static class StrictDecoders
{
    [ModuleInitializer]
    internal static void Require() => BodyDecoder.RefuseTruncatedBodies();
}
