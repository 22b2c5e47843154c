using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What was said beside the mass: with the act, else what the site's plan or declaration of the year tells of the code, else nothing.</summary>
internal static partial class BookFields
{
    /// <summary>The words of <c>planned:</c>: what an entry of a management plan (A.3, A.4) says beside its mass.</summary>
    private static readonly Dictionary<string, Func<PlanWaste, string?>> PlanWords = new(StringComparer.Ordinal)
    {
        ["called"] = static w => w.Called,
        ["harmful"] = static w => w.Harmful,
        ["physical"] = static w => w.Physical,
        ["packed"] = static w => w.Packed,
    };

    /// <summary>The person who entered the line, where that is one of the site's own; who filed it, where somebody else took it.</summary>
    private static string? Own(BookLine line) => line.Movement?.Person ?? line.Acts?.Person;

    private static string? Planned(string what, BookLine line, BookSource source) =>
        line is not { Site: { } site, Code: { } code } ? null
        : source.Planned(site.Site, code, line.Day, static p => p.Generation) is { } generated && PlanWords[what](generated) is { } told ? told
        : source.Planned(site.Site, code, line.Day, static p => p.Storage) is { } stored ? PlanWords[what](stored) : null;

    /// <summary>The kinds of the containers it is in, by their labels; else what was said that it is packed in.</summary>
    private static string? Packed(BookLine line, BookSource source) =>
        (line.Movement?.Packed ?? ((line.Movement?.Note?.Packed ?? Planned("packed", line, source)) is { } said ? [said] : null)) is { } kinds
            ? string.Join('、', kinds.Select(kind => source.Asked.Say(Words.Of("container", kind))))
            : null;

    private static string? Store(BookLine line, BookSource source) =>
        line.Movement?.Note?.Store
        ?? (line is { Site: { } site, Code: { } code } ? source.Planned(site.Site, code, line.Day, static p => p.Storage)?.Facility : null);

    /// <param name="of"><c>generation</c> or <c>own-use</c>: the section of the plan that tells it where the act does not.</param>
    private static string? Facility(string of, BookLine line, BookSource source) =>
        line.Movement?.Note?.Facility
        ?? (line is not { Site: { } site, Code: { } code } ? null
            : of == "own-use" ? source.Planned(site.Site, code, line.Day, static p => p.OwnUse, line.Method)?.Facility
            : source.Planned(site.Site, code, line.Day, static p => p.Generation)?.Facility);

    private static DeclaredWaste? Declared(BookLine line, BookSource source) =>
        line is { Site: { } site, Code: { } code } ? source.DeclaredOf(site.Site, code) : null;

    private static WorksSection? Works(BookLine line) =>
        line.Movement?.Kind == MovementKinds.Received ? line.With?.Works : line.Site?.Works;

    /// <summary>A way without a vehicle by its name; by road where a vehicle's plate was said.</summary>
    private static string? Transport(BookLine line, BookSource source) =>
        line.Movement is not { } movement ? null
        : movement.Carriage is { } carriage && Carriages.Find(carriage) is { } row ? source.Asked.Say(row.Zh, row.En)
        : movement.Vehicle is null ? null
        : source.Asked.Say("公路运输", "By road");

    private static string? FlowKind(BookLine line, BookSource source) =>
        line is not { Code: { } code, Method: { } method } ? null : source.Asked.Say(Words.Of("flow-kind", source.ClassOf(code, method, line.Day) ?? "collected"));

    private static int? Compensation(BookLine line, BookSource source) => line.Code is { } code ? source.Compensation(line.Division, code) : null;

    /// <summary>Yuan, to the cent.</summary>
    private static string Money(long grams, int rate) =>
        Math.Round((decimal)grams * rate / GramsPerTonne, 2, MidpointRounding.AwayFromZero).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="of">Kinds of movement, and after a slash a word of <see cref="WasteClasses"/>.</param>
    private static List<Cell> Outward(string of, BookLine line, BookSource source)
    {
        var parts = of.Split('/');
        var kinds = Kinds(parts[0]);
        return [.. line.Cells.Where(c => kinds.Contains(c.Kind) && (parts.Length == 1 || source.ClassOf(c.Code, c.Method, c.Day) == parts[1]))];
    }
}
