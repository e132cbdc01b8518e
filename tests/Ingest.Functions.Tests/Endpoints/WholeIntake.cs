using Ingest.Functions.Endpoints;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Microsoft.AspNetCore.Http;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>The steps of an intake after each other, as a request takes them once its body is read.</summary>
internal static class WholeIntake
{
    public static async Task TakeAsync(this EventIntake intake, HttpContext context, IngestWorkspace workspace, FoundEvents found, RowContext row)
    {
        if (intake.Refuse(context, workspace, found, row) is { } refused)
        {
            await refused;
        }
        else if (found.Split == SplitResult.Batch)
        {
            await intake.TakeAllAsync(context, workspace, found.Source, row);
        }
        else
        {
            await intake.AnswerOneAsync(context, workspace, found.Source, row, await intake.CommitOneAsync(workspace));
        }
    }
}
