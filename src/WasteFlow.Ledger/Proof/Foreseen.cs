using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// What later lines say of earlier ones, read ahead: how corrected lines stand in the end, and which manifests come back after their end. So the
/// reckoning keeps nothing for what might still come, whatever the journal's clock says; what is kept here grows with the corrections alone.
/// Nothing is believed: each of these lines is reckoned with when its turn comes.
/// </summary>
internal sealed class Foreseen
{
    private readonly Dictionary<long, (ScannedMove[] Found, ScannedMove[]? Left)> corrected = [];
    private readonly HashSet<long> takenBack = [];
    private readonly Dictionary<string, int> returning = new(StringComparer.Ordinal);

    /// <summary>Reads a journal for what looks back.</summary>
    /// <param name="rows">The next page; empty at the end.</param>
    /// <param name="upTo">Corrections beyond this line leave what <see cref="Stands"/> as it was.</param>
    public static async Task<Foreseen> Read(Func<CancellationToken, ValueTask<Page>> rows, long upTo, CancellationToken cancel)
    {
        var foreseen = new Foreseen();
        var scan = new LineScan();
        for (var page = await rows(cancel); page.Rows.Count > 0; page = await rows(cancel))
        {
            foreach (var row in page.Rows)
            {
                if (MayLookBack(row.Span) && scan.Scan(row.Span) is { NoLine: false } line && LooksBack(line))
                {
                    foreseen.Take(line, upTo);
                }
            }

            page.GiveBack();
        }

        return foreseen;
    }

    /// <summary>A correction, a taking back, or a pick-up that does not set its manifest on its way: it comes late, maybe after the end.</summary>
    public static bool LooksBack(Scanned line) => line.Corrects is not null || (line.Act == "pick-up-waste" && line.State != Manifest.States.InTransit);

    /// <summary>A line's moves as the last correction leaves them; null where nobody corrects it.</summary>
    public ScannedMove[]? Stands(long line) => corrected.TryGetValue(line, out var told) ? told.Left : null;

    /// <summary>Whether the first correction of the line, if there is any, found these moves.</summary>
    public bool Found(Scanned line) => !corrected.TryGetValue(line.Number, out var told) || told.Found.AsSpan().SequenceEqual(line.Moves);

    public bool TakesBack(long line) => takenBack.Contains(line);

    /// <summary>Whether a later line may act on the manifest though it is over.</summary>
    public bool Returns(ManifestNumber manifest) => returning.ContainsKey(manifest.Text);

    /// <summary>To be told of each line before it is reckoned with: what has come is to come no more.</summary>
    public void Came(Scanned line)
    {
        if (returning.Count > 0 && LooksBack(line) && line.Manifest is { } manifest && returning.TryGetValue(manifest.Text, out var left))
        {
            if (left > 1)
            {
                returning[manifest.Text] = left - 1;
            }
            else
            {
                returning.Remove(manifest.Text);
            }
        }
    }

    // A text of the line cannot look like this: its quotation marks are escaped.
    private static bool MayLookBack(ReadOnlySpan<byte> row) =>
        row.IndexOf(",\"corrects\":{"u8) >= 0
        || (row.IndexOf(",\"act\":\"pick-up-waste\""u8) >= 0 && row.IndexOf(",\"state\":\"in-transit\"},\"allowances\":["u8) < 0);

    private void Take(Scanned line, long upTo)
    {
        if (line.Manifest is { } manifest)
        {
            returning[manifest.Text] = returning.GetValueOrDefault(manifest.Text) + 1;
        }

        if (line.Corrects is not { } now)
        {
            return;
        }

        if (now.Is is null)
        {
            takenBack.Add(now.Line);
        }

        var found = corrected.TryGetValue(now.Line, out var earlier) ? earlier.Found : Moves(now.Was);
        corrected[now.Line] = (found, line.Number > upTo ? earlier.Left : now.Is is { } left ? Moves(left) : []);
    }

    private static ScannedMove[] Moves(Edition edition) => [.. edition.Moves.Select(ScannedMove.Of)];
}
