using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// Which labels each line made. Serials follow the order of the lines, and a label that somebody put on a container himself is passed over, so none is
/// given twice whoever asks where.
/// </summary>
public sealed class LabelFold : Fold
{
    public const string FoldName = "labels";

    public override string Name => FoldName;

    public override int Version => 2;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "register-site")
        {
            var site = line.As<RegisterSite>();
            documents.Put(OwnerKey(site.Site), new Named(site.Enterprise.Text));
        }

        foreach (var place in line.Containers ?? [])
        {
            if (place.Lot is not null && LabelForms.Read(place.Label) is { } read)
            {
                documents.Put(FilledKey(place.Label), new Filled(place.Grams));
                if (read.Serial > Last(read.Stem, documents))
                {
                    documents.Put(SeriesKey(read.Stem), new LastSerial(read.Serial));
                }
            }
        }

        if (line.Act == "make-labels")
        {
            Make(line.Number, line.As<MakeLabels>(), documents);
        }
    }

    /// <summary>The last serial that is given of a series; 0 before the first.</summary>
    public static int Last(string stem, FoldDocuments documents) => documents.Get<LastSerial>(SeriesKey(stem))?.Serial ?? 0;

    /// <summary>The labels that a line made; null where it made none.</summary>
    public static LabelSheet? Find(long line, FoldDocuments documents)
    {
        if (documents.Get<Made>(MadeKey(line)) is not { } made)
        {
            return null;
        }

        var series = new LabelSeries(made.Stem, made.Digital);
        var labels = Enumerable.Range(made.First, made.Count).Select(serial => series.Label(serial))
            .Select(label => new MadeLabel(label, documents.Get<Filled>(FilledKey(label))?.Grams));
        var said = made.Said;
        return new(
            line, said.Site, new EnterpriseId(made.Enterprise), said.Code, said.Day, made.Form, made.Digital, LabelForms.Millimetres(said.Litres ?? 0), said.Says,
            [.. labels], said.Count - made.Count);
    }

    /// <summary>The line that made a label; null where none did: somebody put it on a container himself.</summary>
    public static long? LineOf(string label, FoldDocuments documents) =>
        LabelForms.Read(label) is var (stem, serial)
        && documents.Get<Sheets>(SheetsKey(stem))?.Of.LastOrDefault(s => s.First <= serial) is { } sheet && serial < sheet.First + sheet.Count
            ? sheet.Line
            : null;

    private static void Make(long line, MakeLabels said, FoldDocuments documents)
    {
        if (documents.Get<Named>(OwnerKey(said.Site)) is not { Name: var owner } || LabelForms.Find(said.Form, said.Code) is not { } form)
        {
            return;
        }

        var series = LabelForms.Series(form, new(owner), said.Site, said.Code, said.Day);
        var last = Last(series.Stem, documents);
        var count = Math.Min(said.Count, LabelSeries.SerialMax - last);
        documents.Put(MadeKey(line), new Made(said, owner, form.Form, series.Stem, series.IsDigital, last + 1, count));
        documents.Put(SeriesKey(series.Stem), new LastSerial(last + count));
        documents.Put(SheetsKey(series.Stem), new Sheets([.. documents.Get<Sheets>(SheetsKey(series.Stem))?.Of ?? [], new(last + 1, count, line)]));
    }

    private static string OwnerKey(SiteId site) => $"owner/{site}";

    private static string SeriesKey(string stem) => $"series/{stem}";

    private static string MadeKey(long line) => FormattableString.Invariant($"made/{line}");

    private static string SheetsKey(string stem) => $"sheets/{stem}";

    private static string FilledKey(string label) => $"filled/{label}";

    private sealed record LastSerial(int Serial);

    private sealed record Sheets(IReadOnlyList<Serials> Of);

    private sealed record Serials(int First, int Count, long Line);

    private sealed record Filled(long Grams);

    private sealed record Made(MakeLabels Said, string Enterprise, string Form, string Stem, bool Digital, int First, int Count);
}
