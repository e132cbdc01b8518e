using Ingest.Bench.Load;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Figures;

/// <summary>Something that is measured by itself, and the lines of the table that it gives.</summary>
/// <param name="Name">The word by which it is asked for.</param>
internal sealed record Measurement(string Name, Func<LoadProcess, Effort, Task<IReadOnlyList<Figure>>> RunAsync)
{
    public Measurement(string name, Func<LoadProcess, Effort, Task<Figure>> run)
        : this(name, async (load, effort) => (IReadOnlyList<Figure>)[await run(load, effort)])
    {
    }
}
