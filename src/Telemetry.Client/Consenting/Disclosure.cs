using Telemetry.Client.Events;

namespace Telemetry.Client.Consenting;

/// <summary>Shows the notice, or asks.</summary>
internal sealed class Disclosure(ITerminal terminal, ConsentKeeper consent, DisclosureText text)
{
    internal void ShowNotice() => consent.ShowNotice(() => TryWrite(text.Notice()));

    /// <summary>Asks, and stores a yes or a no. Nothing else is an answer: not the end of the input, and no other word.</summary>
    internal void Ask()
    {
        var known = consent.Read();
        if (!TryWrite(text.Question(known.StateFor(EventCatalogueInfo.ConsentVersion))))
        {
            return;
        }

        switch (PromptAnswers.Read(terminal.ReadLine()))
        {
            case PromptAnswer.Yes:
                TryWrite(text.Agreed(consent.Grant(known)));
                break;
            case PromptAnswer.No:
                TryWrite(text.Refused(consent.Withdraw()));
                break;
            default:
                TryWrite(text.Unanswered);
                break;
        }
    }

    private bool TryWrite(string words)
    {
        try
        {
            terminal.Write(words);
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
