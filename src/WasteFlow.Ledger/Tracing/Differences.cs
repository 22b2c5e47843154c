using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What corrections left and nobody has settled: a document each, gone when it is settled or a later correction takes it over.</summary>
internal static class Differences
{
    private const string Open = "difference/";

    public static void Apply(Line line, FoldDocuments documents)
    {
        if (line.Corrects is { Is: not null } corrected)
        {
            Corrected(line, corrected, documents);
            return;
        }

        if (line.Difference() is not { } left || documents.Get<OpenDifference>(Key(left)) is not { } difference)
        {
            return;
        }

        if (line.Moves.Count > 0)
        {
            documents.Remove(Key(left));
        }
        else
        {
            documents.Put(Key(left), line.Act == "contest-discrepancy"
                ? difference with { AgreedBy = null, Contested = true }
                : difference with { AgreedBy = line.As<AgreeToDiscrepancy>().As });
        }
    }

    /// <summary>Those that a reader may see, of a manifest or of all, with the mass in their lots.</summary>
    public static IReadOnlyList<OpenDifference> Of(ManifestNumber? manifest, Caller? reader, FoldDocuments documents) =>
    [
        .. documents.Scan<OpenDifference>(Open).Select(static d => d.Value)
            .Where(d => (manifest is null || d.Manifest == manifest) && (reader is null || Sees(reader, d, documents)))
            .OrderBy(static d => d.Line)
            .Select(d => d with { Open = d.Leaves.Lots.Sum(l => documents.Get<TracedLot>(ChainFold.Key(l))!.LeftAt(long.MaxValue)) }),
    ];

    private static void Corrected(Line line, Corrected corrected, FoldDocuments documents)
    {
        var latest = FormattableString.Invariant($"corrected-by/{corrected.Line}");
        if (documents.Get<Left>(latest) is { } earlier)
        {
            documents.Remove(Key(earlier.Line));
        }

        if (corrected.Leaves is not { } leaves)
        {
            return;
        }

        var site = line.Manifest is null && corrected.Was.Said.TryGetProperty("site", out var said) ? new SiteId(said.GetString()!) : (SiteId?)null;
        documents.Put(latest, new Left(line.Number));
        documents.Put(Key(line.Number), new OpenDifference(line.Number, corrected.Line, corrected.Act, line.Manifest?.Number, site, line.RecordedAt, leaves, 0));
    }

    private static bool Sees(Caller reader, OpenDifference difference, FoldDocuments documents) =>
        difference.Manifest is { } number ? documents.Get<TracedManifest>(ChainFold.Key(number)) is { } manifest && Visibility.Sees(reader, manifest, documents)
        : difference.Site is { } site && Visibility.Owns(reader, site, documents);

    private static string Key(long line) => FormattableString.Invariant($"{Open}{line}");

    private sealed record Left(long Line);
}
