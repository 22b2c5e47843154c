using NodaTime;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Which book of whom for which days, in which language (<c>zh</c> or <c>en</c>).</summary>
/// <param name="Site">One site's; else <paramref name="Region"/> says whose.</param>
/// <param name="Region">All sites that the region's bureaus supervise.</param>
/// <param name="Streams">The streams that the reader may see; null for all.</param>
/// <param name="MinTonnes">The least amount of a unit that is on it, in whole tonnes; null: as the book's row says.</param>
/// <param name="RowsMax">More rows than that no spreadsheet and no reader bears.</param>
public sealed record BookQuestion(
    BookRow Book, SiteId? Site, string? Region, LocalDate From, LocalDate To, string Language, IReadOnlyList<string>? Streams = null,
    int RowsMax = BookQuestion.RowsAtMost, int? MinTonnes = null)
{
    public const int RowsAtMost = 200_000;

    public const int DaysMax = 366;

    private const long GramsPerTonne = 1_000_000;

    /// <summary>Books of sums are made of months' sums, unless they tell each day.</summary>
    public bool ByDay => Book.Rows is "movements" or NationalBooks.Rows || Book.By.Contains("day", StringComparer.Ordinal);

    public long MinGrams => (MinTonnes ?? Book.MinTonnes.GetValueOrDefault()) * GramsPerTonne;

    /// <summary>Why the question cannot be answered, or null.</summary>
    public Refused? Objection() =>
        Site is null == Region is null ? new("book_of_whom")
        : To < From ? new("period_reversed")
        : Period.DaysBetween(From, To) >= DaysMax ? Refused.With("book_too_long", "", ("days", $"{DaysMax}"))
        : !ByDay && (From.Day != 1 || To.PlusDays(1).Day != 1) ? Refused.With("book_wants_months", "", ("book", Book.Book))
        : null;

    public bool Covers(WasteCode code, CodeTable codes) =>
        Book.Covers(code) && (Streams is null || (codes.StreamOf(code) is { } stream && Streams.Contains(stream, StringComparer.Ordinal)));

    public bool IsAbout(Contracts.RegisterSite site) => Site is { } one ? site.Site == one : Divisions.IsIn(site.Supervisor, Region!);

    public string Say(string zh, string en) => Language == "en" ? en : zh;

    public string Say(Word word) => Say(word.Zh, word.En);

    /// <summary>What the site or the region is called.</summary>
    public string NameOf(Register register) =>
        Site is { } one ? register.Site(one)!.Name : Divisions.Find(Region!) is { } place ? Say(place.Zh, place.En ?? place.Zh) : Region!;

    /// <summary>The sites it is about, in order of their ids.</summary>
    public IEnumerable<Contracts.RegisterSite> Sites(Register register) =>
        Site is { } one ? [register.Site(one)!] : register.Sites().Where(s => Divisions.IsIn(s.Supervisor, Region!));
}
