using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A part of a month's or a day's sum, or one movement: what rows are added up of.</summary>
/// <param name="At">Its place among the movements of its line.</param>
internal sealed record Cell(
    RegisterSite Site, RegisterSite? With, string Kind, WasteCode Code, string? Method, long Grams, int Records, LocalDate? Day = null,
    SiteActs? Acts = null, Movement? Movement = null, long? Impure = null, int At = 0);

/// <summary>A row of a book before it is written: what it is about, and what adds up in it.</summary>
internal sealed class BookLine(IReadOnlyList<Cell> cells)
{
    public IReadOnlyList<Cell> Cells => cells;

    public RegisterSite? Site { get; init; }

    public RegisterSite? With { get; init; }

    public WasteCode? Code { get; init; }

    public string? Method { get; init; }

    public LocalDate? Day { get; init; }

    public string? Division { get; init; }

    public string? WithDivision { get; init; }

    public string? WithTown { get; init; }

    /// <summary>Grams in stock before and after, where the row is the one that tells them.</summary>
    public (long Before, long After)? Stock { get; init; }

    public SiteActs? Acts => cells is [{ Acts: { } acts }] ? acts : null;

    public Movement? Movement => cells is [{ Movement: { } movement }] ? movement : null;

    /// <summary>The row's number, from 1.</summary>
    public int No { get; set; }

    /// <summary>The grams of all rows of the same site and code.</summary>
    public long Whole { get; set; }

    public long Grams(IReadOnlyCollection<string> kinds) => Of(kinds).Sum(static c => c.Grams);

    /// <summary>The foreign matter among them; null where nobody found any out.</summary>
    public long? Impure(IReadOnlyCollection<string> kinds) => Of(kinds).Where(static c => c.Impure is not null) is var told && told.Any() ? told.Sum(static c => c.Impure) : null;

    /// <summary>Water by mass in those of them whose moisture somebody knows; null where nobody does.</summary>
    public int? MoisturePerMille(IReadOnlyCollection<string> kinds) => Moisture.Mixed([.. Of(kinds).Where(static c => c.Movement?.MoisturePerMille is not null)
        .Select(static c => (c.Movement!.MoisturePerMille, c.Grams))]);

    public int Records(IReadOnlyCollection<string> kinds) => Of(kinds).Sum(static c => c.Records);

    private IEnumerable<Cell> Of(IReadOnlyCollection<string> kinds) => kinds.Count == 0 ? cells : cells.Where(c => kinds.Contains(c.Kind));
}
