using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Every manifest as a row, found by party, by site, by month of filing, and while it is on the way: a list reads the months it needs,
/// latest first, however many there are.
/// </summary>
public sealed class ManifestListFold : Fold
{
    public const string FoldName = "manifest-list";

    /// <summary>The states in which waste is on a vehicle.</summary>
    private static readonly string[] OnTheWay = ["in-transit", "arrived", "refused", "partly-received"];

    public override string Name => FoldName;

    public override int Version => 2;

    /// <summary>The day from which a manifest waits to be picked up: the planned one where that is later than its filing; of what was entered afterwards, its entry.</summary>
    public static LocalDate WaitsFrom(ManifestRow row, Register register) =>
        register.Fold(FoldName).Get<WaitsFrom>(WaitsKey(row.Number))?.Day ?? Waste.Calendar.DayOf(row.FiledAt);

    public static ManifestRow? Find(ManifestNumber number, Register register) => register.Fold(FoldName).Get<ManifestRow>(RowKey(number));

    /// <summary>Of a correcting line that left something to settle: whom it concerns.</summary>
    public static LeftAt? Left(long line, Register register) => register.Fold(FoldName).Get<LeftAt>(LeftKey(line));

    public static bool IsOnTheWay(string state) => OnTheWay.Contains(state, StringComparer.Ordinal);

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "register-site")
        {
            var site = line.As<RegisterSite>();
            documents.Put(OwnerKey(site.Site), new Named(site.Enterprise.Text));
        }

        if (line.Corrects is { Leaves: { } leaves } corrected)
        {
            documents.Put(LeftKey(line.Number), LeftAt.Of(line, corrected, leaves));
        }

        if (line.Manifest is { } step)
        {
            Apply(line, step, documents);
        }
        else if (line.Act == "name-national-number" && line.As<NameNationalNumber>() is var said && documents.Get<ManifestRow>(RowKey(said.Manifest)) is { } row)
        {
            Put(Named(row, said.NationalNumber, documents) with { Line = line.Number }, documents);
        }
    }

    private static string LeftKey(long line) => FormattableString.Invariant($"left/{line}");

    internal static string RowKey(ManifestNumber number) => $"row/{number}";

    private static string WaitsKey(ManifestNumber number) => $"waits/{number}";

    internal static string OpenKey(ManifestNumber? number) => $"open/{number}";

    internal static string MonthsKey(string scope) => $"months/{scope}/";

    internal static string IndexKey(string scope, string month, ManifestNumber? number) => $"index/{scope}/{month}/{number}";

    internal static string NationalKey(string national, ManifestNumber? number) => $"national/{national}/{number}";

    internal static string ScopeOf(EnterpriseId enterprise) => $"enterprise/{enterprise}";

    internal static string ScopeOf(SiteId site) => $"site/{site}";

    internal static string ScopeOfAll => "all";

    internal static string MonthOf(ManifestRow row) =>
        Waste.Calendar.DayOf(row.FiledAt).ToString("uuuu-MM", CultureInfo.InvariantCulture);

    private static string OwnerKey(SiteId site) => $"owner/{site}";

    private static void Apply(Line line, ManifestStep step, FoldDocuments documents)
    {
        var row = line.Filing() is { } filing ? Filed(filing, line, step, documents) : documents.Get<ManifestRow>(RowKey(step.Number))!;
        row = line.Act switch
        {
            "pick-up-waste" => row with { Vehicle = line.As<PickUpWaste>().Vehicle },
            "hand-over-waste" => HandedOver(line.As<HandOverWaste>(), row, documents),
            "divert-waste" => Diverted(line.As<DivertWaste>(), row, documents),
            _ => row,
        };
        Put(row with { State = step.State, LastAt = line.RecordedAt, Line = line.Number }, documents);
    }

    private static ManifestRow Filed(FileManifest said, Line line, ManifestStep step, FoldDocuments documents)
    {
        var grams = said.Items.Sum(static i => i.Quantity.Grams("", out var declared) is null ? declared : 0);
        var row = Named(new ManifestRow(
            step.Number, step.State, said.Stream, said.Mover, said.Carrier, said.Receiver, said.Vehicle, grams, said.HappenedAt,
            line.RecordedAt, line.Number), said.NationalNumber, documents);
        var day = Waste.Calendar.DayOf(said.IsAfterTheFact() ? line.RecordedAt : said.HappenedAt);
        day = said.Departure is { } planned && planned > day ? planned : day;
        if (day != Waste.Calendar.DayOf(said.HappenedAt))
        {
            documents.Put(WaitsKey(step.Number), new WaitsFrom(day));
        }

        Index(ScopeOfAll, row, documents);
        IndexParty(said.Carrier, row, documents);
        foreach (var site in said.Items.Select(static i => i.Origin).OfType<SiteId>().Append(said.Mover).Append(said.Receiver).Distinct())
        {
            IndexSite(site, row, documents);
        }

        if (said.LinkedTo is { } old && line.Notes.Any(static n => n.Code == "carries_on") && documents.Get<ManifestRow>(RowKey(old)) is { } before)
        {
            Put(before with { State = "diverted", LastAt = line.RecordedAt, Line = line.Number }, documents);
        }

        return row;
    }

    /// <summary>The row with the national number that it is found by from now on.</summary>
    private static ManifestRow Named(ManifestRow row, string? national, FoldDocuments documents)
    {
        if (row.NationalNumber is { } before)
        {
            documents.Remove(NationalKey(before, row.Number));
        }

        if (national is not null)
        {
            documents.Put(NationalKey(national, row.Number), new Named(row.Number.Text));
        }

        return row with { NationalNumber = national };
    }

    private static ManifestRow HandedOver(HandOverWaste said, ManifestRow row, FoldDocuments documents)
    {
        IndexParty(said.To, row, documents);
        return row with { Carrier = said.To, Vehicle = said.Vehicle };
    }

    private static ManifestRow Diverted(DivertWaste said, ManifestRow row, FoldDocuments documents)
    {
        IndexSite(said.NewReceiver, row, documents);
        return row with { Receiver = said.NewReceiver };
    }

    private static void Put(ManifestRow row, FoldDocuments documents)
    {
        documents.Put(RowKey(row.Number), row);
        if (IsOnTheWay(row.State))
        {
            documents.Put(OpenKey(row.Number), new Named(row.Number.Text));
        }
        else
        {
            documents.Remove(OpenKey(row.Number));
        }
    }

    private static void IndexSite(SiteId site, ManifestRow row, FoldDocuments documents)
    {
        Index(ScopeOf(site), row, documents);
        if (documents.Get<Named>(OwnerKey(site)) is { } owner)
        {
            IndexParty(new EnterpriseId(owner.Name), row, documents);
        }
    }

    private static void IndexParty(EnterpriseId party, ManifestRow row, FoldDocuments documents) => Index(ScopeOf(party), row, documents);

    private static void Index(string scope, ManifestRow row, FoldDocuments documents)
    {
        var month = MonthOf(row);
        documents.Put(MonthsKey(scope) + month, new Named(month));
        documents.Put(IndexKey(scope, month, row.Number), new Named(row.Number.Text));
    }
}

/// <summary>The day from which a manifest waits to be picked up, where it is not that of its filing.</summary>
public sealed record WaitsFrom(LocalDate Day);

/// <summary>Whom what a correction left concerns.</summary>
/// <param name="Site">The site that the corrected act is of, where there is no manifest.</param>
/// <param name="Holder">Where the first of it stands; null where it is a treatment's alone.</param>
public sealed record LeftAt(ManifestNumber? Manifest, SiteId? Site, string? Stream, WasteCode? Code, long Grams, SiteId? Holder)
{
    internal static LeftAt Of(Line line, Corrected corrected, Remainder leaves)
    {
        var site = line.Manifest is null && corrected.Was.Said.TryGetProperty("site", out var said) ? new SiteId(said.GetString()!) : (SiteId?)null;
        var lot = line.Lots.FirstOrDefault(l => leaves.Lots.Contains(l.Lot));
        var part = leaves.Account.Count > 0 ? leaves.Account[0] : null;
        return new(
            line.Manifest?.Number, site, part?.Stream ?? lot?.Stream, part?.Code ?? lot?.Code,
            leaves.Account.Sum(static p => Math.Abs(p.Grams)) + Math.Abs(leaves.Treatment) + line.Moves.Where(m => leaves.Lots.Any(l => m.To == l.ToString())).Sum(static m => m.Grams),
            part?.Holder ?? lot?.Holder);
    }
}
