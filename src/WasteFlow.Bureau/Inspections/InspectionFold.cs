using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Inspections, by the supervising division of the site and by day.</summary>
public sealed class InspectionFold : Fold
{
    public const string FoldName = "inspections";

    public override string Name => FoldName;

    public override int Version => 3;

    public static string IdOf(long line) => FormattableString.Invariant($"I{line}");

    public static Inspection? Find(string id, FoldDocuments documents) =>
        id.Length <= FoldDocuments.KeyLength / 2 ? documents.Get<Inspection>(Key(id)) : null;

    public override void Apply(Line line, FoldDocuments documents)
    {
        foreach (var change in Ahead.Due("waiting", line.Act == "change-site" ? line.As<ChangeSite>() : null, static c => c.From, line, documents))
        {
            if (change.Supervisor is { } supervisor)
            {
                documents.Put($"supervisor/{change.Site}", new Named(supervisor));
            }
        }

        switch (line.Act)
        {
            case "register-site" when line.As<RegisterSite>() is var site:
                documents.Put($"supervisor/{site.Site}", new Named(site.Supervisor));
                break;
            case "record-inspection" when line.As<RecordInspection>() is var said:
                Put(said, line, documents);
                break;
        }
    }

    /// <summary>The inspections of a region from one day to another, with their rates.</summary>
    public static InspectionList Of(string region, LocalDate from, LocalDate to, FoldDocuments documents)
    {
        var first = LocalDatePattern.Iso.Format(from);
        var last = LocalDatePattern.Iso.Format(to);
        Inspection[] found =
        [
            .. documents.Scan<Named>("of/")
                .Select(static n => (Key: n.Key.Split('/'), n.Value.Name))
                .Where(n => Divisions.IsIn(n.Key[1], region) && string.CompareOrdinal(first, n.Key[2]) <= 0 && string.CompareOrdinal(n.Key[2], last) <= 0)
                .Select(n => Find(n.Name, documents)!)
                .OrderBy(static i => i.At).ThenBy(static i => i.Id, StringComparer.Ordinal),
        ];
        return new(region, from, to, Rate(found, RecordInspection.Producer), Rate(found, RecordInspection.Operator), found);
    }

    private static InspectionRate Rate(Inspection[] found, string unit)
    {
        var units = found.Where(i => i.Unit == unit && i.FollowsUp is null).GroupBy(static i => i.Site).ToArray();
        return new(units.Length, units.Count(static u => u.All(static i => i.Passed)));
    }

    private static void Put(RecordInspection said, Line line, FoldDocuments documents)
    {
        var id = IdOf(line.Number);
        documents.Put(
            Key(id), new Inspection(id, said.Site, said.Unit, said.HappenedAt, said.Passed, said.Findings, said.RectifyBy, said.FollowsUp, null, said.Campaign));
        var supervisor = documents.Get<Named>($"supervisor/{said.Site}")?.Name ?? "0";
        documents.Put($"of/{supervisor}/{LocalDatePattern.Iso.Format(Calendar.DayOf(said.HappenedAt))}/{id}", new Named(id));
        if (said is { Passed: true, FollowsUp: { } before } && Find(before, documents) is { RectifiedBy: null } known)
        {
            documents.Put(Key(before), known with { RectifiedBy = id });
        }
    }

    private static string Key(string id) => $"inspection/{id}";
}
