using System.Globalization;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// The words of <c>field</c> in <c>schemas/codes/book-columns.csv</c>: what stands in a column. <c>tonnes</c>, <c>kg</c>, <c>impureKg</c>, <c>netKg</c>, <c>moisture</c> and <c>records</c> may name
/// kinds of movement after a colon, joined by <c>+</c>; <c>batch</c> names the letters of its codes, and <c>evaluation</c> a kind of them.
/// </summary>
internal static partial class BookFields
{
    private const int GramsPerKilogram = 1_000;
    private const int GramsPerTonne = 1_000_000;
    private const string Outside = "HWWW";
    private const string Exported = "HWCK";
    private static readonly string[] Numbers = ["no", "tonnes", "kg", "impureKg", "netKg", "moisture", "records", "opening", "closing", "openingKg", "closingKg", "share", "capacity", "capacityUse", "count", "tonnesOf", "change", "compensationRate", "compensation", "permitScale"];
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private static readonly Dictionary<string, Func<BookLine, BookSource, string?>> Plain = new(StringComparer.Ordinal)
    {
        ["no"] = static (l, _) => Whole(l.No),
        ["time"] = static (l, _) => l.Acts is { } acts ? Time.Format(acts.At.InZone(Waste.Calendar.Zone).LocalDateTime) : null,
        ["day"] = static (l, _) => l.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
        ["kind"] = static (l, s) => l.Movement is { } movement ? s.Asked.Say(Words.Of("movement", movement.Kind)) : null,
        ["code"] = static (l, _) => l.Code?.Text,
        ["codes"] = static (l, _) => Listed(l.Cells.Select(static c => c.Code.Text)),
        ["waste"] = static (l, s) => l.Code is { } code ? s.Name(code) : null,
        ["category"] = static (l, s) => l.Code is { } code ? s.Category(code) : null,
        ["cityKind"] = static (l, s) => l.Code is { } code ? s.KindIn(l.Division, code) : null,
        ["hazards"] = static (l, s) => l.Code is { } code ? s.Law.Tables.Codes.Find(code)?.Hazards : null,
        ["method"] = static (l, _) => l.Method,
        ["methods"] = static (l, _) => Listed(l.Cells.Select(static c => c.Method).OfType<string>()),
        ["methodName"] = static (l, s) => s.MethodName(l),
        ["destination"] = static (l, s) => s.WithName(l) ?? s.MethodName(l) ?? (l.Movement is null ? null : s.Asked.Say("贮存", "Stored")),
        ["labels"] = static (l, _) => l.Movement?.Labels is { } labels ? string.Join('、', labels) : null,
        ["count"] = static (l, _) => (l.Movement?.Labels?.Count ?? l.Movement?.Count) is { } count ? Whole(count) : null,
        ["lot"] = static (l, _) => l.Movement?.Lot?.ToString(),
        ["person"] = static (l, _) => l.Acts?.Person,
        ["called"] = static (l, s) => l.Movement?.Note?.Called ?? Planned("called", l, s),
        ["packed"] = static (l, s) => Packed(l, s),
        ["store"] = static (l, s) => Store(l, s),
        ["storeKind"] = static (l, s) => l.Site is { } site ? s.FacilityKind(site.Site, Store(l, s), l.Day) : null,
        ["handler"] = static (l, _) => l.Movement?.Note?.Handler ?? Own(l),
        ["deliverer"] = static (l, _) => l.Movement?.Note?.Deliverer,
        ["keeper"] = static (l, _) => l.Movement?.Note?.Keeper ?? Own(l),
        ["finished"] = static (l, _) => l.Movement?.Finished is { } at ? Time.Format(at.InZone(Waste.Calendar.Zone).LocalDateTime) : null,
        ["step"] = static (l, s) => Declared(l, s)?.Step,
        ["physical"] = static (l, s) => Planned("physical", l, s) ?? Declared(l, s)?.Physical,
        ["components"] = static (l, s) => Declared(l, s)?.Components,
        ["pollution"] = static (l, s) => Declared(l, s)?.Pollution,
        ["driver"] = static (l, _) => l.Movement?.Driver,
        ["transport"] = static (l, s) => Transport(l, s),
        ["flowKind"] = static (l, s) => FlowKind(l, s),
        ["route"] = static (l, _) => l.Movement?.Route,
        ["project"] = static (l, _) => Works(l)?.Project,
        ["builder"] = static (l, _) => Works(l)?.Builder,
        ["tier"] = static (l, s) => l.Site is { } site ? s.Tier(site.Site) : null,
        ["change"] = static (l, _) => l.Stock is { } stock ? Mass(stock.After - stock.Before, GramsPerTonne) : null,
        ["manifest"] = static (l, s) => l.Movement?.Manifest is { } manifest ? s.NumberOf(manifest) : null,
        ["approval"] = static (l, _) => l.Movement?.Approval,
        ["vehicle"] = static (l, _) => l.Movement?.Vehicle,
        ["carrier"] = static (l, s) => l.Movement?.Carrier is { } carrier ? s.Register.Enterprise(carrier)?.Name ?? carrier.Text : null,
        ["siteName"] = static (l, _) => l.Site?.Name,
        ["siteKind"] = static (l, s) => l.Site is { } site && PartyKinds.Find(site.Kind) is { } kind ? s.Asked.Say(kind.Zh, kind.En) : null,
        ["enterprise"] = static (l, _) => l.Site?.Enterprise.Text,
        ["divisionName"] = static (l, s) => s.Place(l.Division),
        ["withName"] = static (l, s) => s.WithName(l),
        ["withDivisionName"] = static (l, s) => s.Place(l.WithDivision),
        ["withProvince"] = static (l, s) => IsAbroad(l) ? s.Asked.Say("境外", "Abroad") : l.WithDivision is { } division ? s.Place($"{division[..2]}0000") : null,
        ["withTown"] = static (l, s) => s.Place(l.WithTown),
        ["receiverType"] = static (l, s) => ReceiverTypes.Of(l, s.Register) is { } type ? s.Asked.Say(Words.Of("receiver-type", type)) : null,
        ["withPermit"] = static (l, s) => IsAbroad(l) ? l.Movement?.Approval : l.With is { } with && l.Code is { } code ? s.PermitFor(with.Site, code, l.Day) : null,
        ["permit"] = static (l, s) => l.Site is { } site ? string.Join('、', s.Permits(site.Site).Select(static p => p.Permit)) : null,
        ["permitCodes"] = static (l, s) => l.Site is { } site ? Listed(s.Permits(site.Site).SelectMany(static p => p.Codes)) : null,
        ["permitMethods"] = static (l, s) => l.Site is { } site ? Listed(s.Permits(site.Site).SelectMany(static p => p.Methods)) : null,
        ["permitScale"] = static (l, s) => l.Site is { } site ? s.Scale(site.Site) : null,
        ["siteClass"] = static (l, s) => l.Site?.ClassOf() is { } kind && RegisterKinds.Find("site-class", kind) is { } row ? s.Asked.Say(row.Zh, row.En) : null,
        ["permitUntil"] = static (l, s) => l.Site is { } site && s.Permits(site.Site).ToList() is { Count: > 0 } permits
            ? LocalDatePattern.Iso.Format(permits.Max(static p => p.Until))
            : null,
        ["opening"] = static (l, _) => l.Stock is { } stock ? Mass(stock.Before, GramsPerTonne) : null,
        ["closing"] = static (l, _) => l.Stock is { } stock ? Mass(stock.After, GramsPerTonne) : null,
        ["openingKg"] = static (l, _) => l.Stock is { } stock ? Mass(stock.Before, GramsPerKilogram) : null,
        ["closingKg"] = static (l, _) => l.Stock is { } stock ? Mass(stock.After, GramsPerKilogram) : null,
        ["share"] = static (l, _) => l.Whole > 0 ? Percent(l.Grams([]), l.Whole) : null,
        ["capacity"] = static (l, _) => l.Site?.DailyCapacity is { } capacity ? Mass(capacity, GramsPerTonne) : null,
        ["capacityUse"] = static (l, _) => l.Site?.DailyCapacity is { } capacity and > 0
            ? Percent(l.Grams([MovementKinds.Treated, MovementKinds.TreatedOwn]), capacity)
            : null,
        ["compensationRate"] = static (l, s) => Compensation(l, s) is { } rate ? Whole(rate) : null,
        ["compensation"] = static (l, s) => Compensation(l, s) is { } rate ? Money(l.Grams([]), rate) : null,
        ["declared"] = static (l, s) => l is { Site: { } site, Code: { } code, Method: null, With: null } ? s.Declared(site.Site, code) : null,
        ["lastMonth"] = static (l, s) => l.Site is { } site ? s.LastMonth(site.Site) : null,
    };

    private static readonly Dictionary<string, Func<string, BookLine, BookSource, string?>> Named = new(StringComparer.Ordinal)
    {
        ["tonnes"] = static (kinds, l, _) => Sum(kinds, l, GramsPerTonne),
        ["kg"] = static (kinds, l, _) => Sum(kinds, l, GramsPerKilogram),
        ["impureKg"] = static (kinds, l, _) => l.Impure(Kinds(kinds)) is { } impure ? Mass(impure, GramsPerKilogram) : null,
        ["netKg"] = static (kinds, l, _) => l.Impure(Kinds(kinds)) is { } impure ? Mass(l.Grams(Kinds(kinds)) - impure, GramsPerKilogram) : null,
        ["moisture"] = static (kinds, l, _) => l.MoisturePerMille(Kinds(kinds)) is { } water ? ((decimal)water / 10).ToString("0.#", CultureInfo.InvariantCulture) : null,
        ["records"] = static (kinds, l, _) => l.Records(Kinds(kinds)) is var records and > 0 ? Whole(records) : null,
        ["unit"] = static (unit, _, s) => s.Asked.Say(Words.Of("unit", unit)),
        ["evaluation"] = static (kind, l, s) => l.Site is { } site ? s.Evaluation(site.Site, kind) : null,
        ["batch"] = static (letters, l, s) => l is { Acts: { } acts, Site: { } site, Day: { } day, Cells: [var cell] }
            ? s.Batches.Of(s.Asked.Book, $"{(letters == Outside && IsAbroad(l) ? Exported : letters)}{Suffix(letters, l, s)}", site.Site, day, acts.Line, cell.At)
            : null,
        ["sameBatch"] = static (book, l, s) => s.Batches.Same(book, l),
        ["cameBatch"] = static (book, l, s) => s.Batches.Came(book, l, count => s.Asked.Say($" 等 {count} 批", $" … {count} in all")),
        ["planned"] = static (what, l, s) => Planned(what, l, s),
        ["facility"] = static (of, l, s) => Facility(of, l, s),
        ["methodOf"] = static (of, l, s) => Outward(of, l, s) is { Count: > 0 } ? l.Method : null,
        ["methodNameOf"] = static (of, l, s) => Outward(of, l, s) is { Count: > 0 } ? s.MethodName(l) : null,
        ["tonnesOf"] = static (of, l, s) => Outward(of, l, s).Sum(static c => c.Grams) is var grams && grams != 0 ? Mass(grams, GramsPerTonne) : null,
    };

    public static bool Knows(string field) => Plain.ContainsKey(field) || Named.ContainsKey(field.Split(':')[0]);

    public static bool IsNumber(string field) => Numbers.Contains(field.Split(':')[0], StringComparer.Ordinal);

    internal static string Tonnes(long grams) => Mass(grams, GramsPerTonne);

    /// <summary>What stands in the column; empty where nothing is to be said.</summary>
    public static string Of(string field, BookLine line, BookSource source)
    {
        if (Plain.TryGetValue(field, out var plain))
        {
            return plain(line, source) ?? "";
        }

        var parts = field.Split(':', 2);
        return Named[parts[0]](parts.Length > 1 ? parts[1] : "", line, source) ?? "";
    }

    /// <summary>The kinds that a field names.</summary>
    public static string[] Kinds(string kinds) => kinds.Split('+', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>HJ 1259 table B.5: what goes abroad has letters of its own, which begin as those of table B.3 do.</summary>
    private static bool IsAbroad(BookLine line) => line.With?.Tags.Contains(SiteTags.Abroad, StringComparer.Ordinal) == true;

    // HJ 1259 Annex B: own and outside treatment say whether it is utilisation (LY) or disposal (CZ).
    private static string Suffix(string letters, BookLine line, BookSource source) =>
        letters is not ("HWZX" or Outside) || line.Method is not { } method || line.Code is not { } code
            ? ""
            : source.ClassOf(code, method, line.Day) == WasteClasses.Used ? "LY" : "CZ";

    private static string? Sum(string kinds, BookLine line, int unit) => line.Grams(Kinds(kinds)) is var grams && grams != 0 ? Mass(grams, unit) : null;

    private static string Mass(long grams, int unit) => ((decimal)grams / unit).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(long part, long whole) =>
        Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<string> texts) => string.Join('、', texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
