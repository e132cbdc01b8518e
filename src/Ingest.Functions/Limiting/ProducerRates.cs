using System.Collections.Frozen;
using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Limiting;

/// <summary>The budgets of all producers that have one. Tokens of one name share theirs.</summary>
internal sealed class ProducerRates(IEnumerable<Producer> producers, TimeProvider clock)
{
    private readonly FrozenDictionary<string, TokenBucket> _byName = producers
        .Where(p => p.Rate is not null)
        .DistinctBy(p => p.Name)
        .ToFrozenDictionary(p => p.Name, p => new TokenBucket(p.Rate!, clock), StringComparer.Ordinal);

    /// <summary>The producer's budget, or null where it has no limit.</summary>
    public TokenBucket? Of(Producer producer) => producer.Rate is null ? null : _byName[producer.Name];
}
