using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Reads a value into tokens, whatever it is.</content>
internal ref partial struct Validation
{
    private int Index(int at)
    {
        if ((uint)at >= (uint)_json.Length)
        {
            return ReportSyntax(at, "a value");
        }

        int token = Token(at);
        switch (_json[at])
        {
            case (byte)'"':
                int end = String(Plan.Anything, at);
                return end == Stop ? Stop : Complete(token, end, _json[at..end].Contains((byte)'\\') ? 1 : 0);
            case (byte)'{' or (byte)'[' when !TryEnter(at):
                return Stop;
            case (byte)'{':
                return IndexMembers(token, at);
            case (byte)'[':
                return IndexItems(token, at);
            default:
                end = Value(Plan.Anything, at);
                return end == Stop ? Stop : Complete(token, end, 0);
        }
    }

    private int IndexItems(int token, int start)
    {
        int at = JsonScan.SkipSpace(_json, start + 1);
        int count = 0;
        if ((uint)at < (uint)_json.Length && _json[at] == ']')
        {
            at++;
        }
        else
        {
            do
            {
                count++;
                at = Index(at);
                if (at == Stop)
                {
                    return Stop;
                }
            }
            while (GoesOn(ref at, (byte)']'));
        }

        _depth--;
        return at == Stop ? Stop : Complete(token, at, count);
    }

    private int IndexMembers(int token, int start)
    {
        NameGroup names = _names.Open();
        int at = JsonScan.SkipSpace(_json, start + 1);
        int count = 0;
        if ((uint)at < (uint)_json.Length && _json[at] == '}')
        {
            at++;
        }
        else
        {
            do
            {
                count++;
                at = IndexMember(ref names, at);
            }
            while (at != Stop && GoesOn(ref at, (byte)'}'));
        }

        _names.Close(ref names);
        _depth--;
        return at == Stop ? Stop : Complete(token, at, count);
    }

    private int IndexMember(ref NameGroup names, int at)
    {
        if ((uint)at >= (uint)_json.Length || _json[at] != '"')
        {
            return ReportSyntax(at, "a name in quotes");
        }

        int token = Token(at);
        int end = NameEnd(Plan.Anything, at, ref names, out _);
        if (end == Stop)
        {
            return Stop;
        }

        Complete(token, end + 1, _json[at..end].Contains((byte)'\\') ? 1 : 0);
        at = AfterColon(end + 1);
        return at == Stop ? Stop : Index(at);
    }
}
