using System.Security.Cryptography;
using Ingest.Functions.Answering;

namespace Ingest.Functions.Hosting;

/// <summary>
/// Answers 500 to whatever nobody foresaw, with a reference that the log holds too. The log gets the kind of error and
/// where it arose; its message is left out, since it may carry text of the request.
/// </summary>
internal sealed partial class UnforeseenErrors(ILogger<UnforeseenErrors> log)
{
    private const int ReferenceDigits = 16;

    public Task AnswerAsync(HttpContext context, Exception error)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody to answer, nothing wrong here.
            return Task.CompletedTask;
        }

        var reference = RandomNumberGenerator.GetHexString(ReferenceDigits, lowercase: true);
        LogUnforeseen(reference, error.GetType().FullName ?? "", error.StackTrace ?? "");
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.Internal, "The receiver failed. Try again later; the operator finds more in the log under the reference.") { Reference = reference });
    }

    [LoggerMessage(1, LogLevel.Error, "Unforeseen error {Reference}: {Kind}\n{Stack}")]
    private partial void LogUnforeseen(string reference, string kind, string stack);
}
