using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

internal sealed record DecodedBody(ReadFault Fault, byte[] Bytes);
