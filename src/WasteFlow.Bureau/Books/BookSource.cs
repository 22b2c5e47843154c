using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What a book is written from: the question, the register, and the movements.</summary>
internal sealed class BookSource(BookQuestion asked, Register register, FoldDocuments movements)
{
    public BookQuestion Asked => asked;

    public Register Register => register;

    /// <summary>The law of the period's last day, which codes and methods are called by.</summary>
    public InForce Law { get; } = register.Law.On(asked.To);

    private CodeTable Codes => Law.Tables.Codes;

    public string Name(WasteCode code) => Codes.Find(code) is { } row ? asked.Say(row.Zh, row.En)
        : Class(code) is { } known ? asked.Say(known.Zh, known.En) : code.Text;

    /// <summary>The class with its name, as <c>HW08 废矿物油与含矿物油废物</c>.</summary>
    public string? Category(WasteCode code) =>
        Class(code) is { } known ? $"{known.Id} {asked.Say(known.Zh, known.En)}" : null;

    /// <summary>What the place itself calls the waste, else its class.</summary>
    public string? KindIn(string? division, WasteCode code) =>
        division is not null && CityKinds.Find(division, code) is { } kind ? asked.Say(kind.Zh, kind.En) : Category(code);

    public string? Place(string? division) =>
        division is null ? null : Divisions.Find(division) is { } found ? asked.Say(found.Zh, found.En ?? found.Zh) : division;

    public string? MethodName(BookLine line) => line.Method is not { } method ? null
        : line.Cells is [var cell, ..] && Codes.StreamOf(cell.Code) is { } stream && Law.Tables.Methods.Find(stream, cell.Code, method, asked.To) is { } row
            ? asked.Say(row.Zh, row.En)
            : method;

    /// <summary>The national number (国家联单编号) where one was entered, else ours.</summary>
    public string NumberOf(ManifestNumber manifest) =>
        movements.Get<BookManifest>(MovementLines.Key(manifest))?.NationalNumber ?? manifest.Text;

    /// <summary>What the unit expects of the waste by its own word (产废系数/年产生量), and of which months; without it, what its plan of the year says (A.3).</summary>
    public string? Declared(SiteId site, WasteCode code)
    {
        if (movements.Get<DeclaredMonths>(MovementFold.DeclaredKey(site, code)) is not { } said || said.Waste.Grams("", out var grams) is not null)
        {
            return Planned(site, code);
        }

        var months = $"{MovementFold.MonthOf(said.From)}～{MovementFold.MonthOf(said.From.PlusMonths(said.Months - 1))}";
        var tonnes = BookFields.Tonnes(grams);
        return said.Waste.Coefficient is { } c
            ? FormattableString.Invariant($"{c.Product} {c.Kilograms} kg/{c.Unit} × {c.Output} = {tonnes} t ({months})")
            : FormattableString.Invariant($"{tonnes} t ({months})");
    }

    private string? Planned(SiteId site, WasteCode code) =>
        register.ManagementPlan(site, asked.To.Year)?.Generation?.FirstOrDefault(w => w.Code == code) is { } waste && waste.Quantity.Grams("", out var grams) is null
            ? FormattableString.Invariant($"{BookFields.Tonnes(grams)} t ({asked.To.Year})")
            : null;

    public string? WithName(BookLine line) => line.With?.Name ?? line.Movement?.Party ?? line.Movement?.With?.Text;

    /// <summary>The permits that hold on the period's last day.</summary>
    public IEnumerable<GrantPermit> Permits(SiteId site) => Permits(site, asked.To);

    /// <summary>The permit that covers the code on the row's day, or on the period's last one.</summary>
    public string? PermitFor(SiteId site, WasteCode code, NodaTime.LocalDate? day) =>
        Permits(site, day ?? asked.To).FirstOrDefault(p => p.Codes.Any(pattern => WasteCodes.Covers(pattern, code)))?.Permit;

    /// <summary>The site's status by the latest evaluation of a kind, as it held on the period's last day; where there is none, that there is none.</summary>
    public string Evaluation(SiteId site, string kind) => asked.Say(Words.Of("evaluation", register.Evaluation(site, kind, asked.To)?.Status ?? "none"));

    /// <summary>The last month, up to the period's, in which anything of the site was declared.</summary>
    public string? LastMonth(SiteId site)
    {
        var until = MovementFold.MonthOf(asked.To);
        return Months(site).Select(static m => m.Month).Where(m => string.CompareOrdinal(m, until) <= 0).LastOrDefault();
    }

    /// <summary>The site's months with what each changed in its stock, in order.</summary>
    public IEnumerable<(string Month, IReadOnlyDictionary<string, long> Grams)> Months(SiteId site) =>
        movements.Scan<MonthNet>(MovementFold.NetKey(site, "")).Select(static m => (m.Key[^7..], m.Value.Grams));

    /// <summary>The site's movements, day by day, or their monthly sums, of the book's codes and kinds in the period.</summary>
    public IEnumerable<Cell> Cells(RegisterSite site) =>
        (asked.ByDay ? Daily(site) : Monthly(site)).Where(c => asked.Covers(c.Code, Codes) && (asked.Book.Kinds.Count == 0 || asked.Book.Kinds.Contains(c.Kind)));

    private IEnumerable<GrantPermit> Permits(SiteId site, NodaTime.LocalDate day) => register.PermitsOf(site).Where(p => p.From <= day && day <= p.Until);

    private CodeClass? Class(WasteCode code) => WasteCodes.ClassOf(code) is { } id ? Codes.Classes.GetValueOrDefault(id) : null;

    private IEnumerable<Cell> Daily(RegisterSite site) =>
        from month in Asked.From.With(NodaTime.DateAdjusters.StartOfMonth) is var first ? MonthsFrom(first) : []
        from acts in movements.Scan<SiteActs>(MovementFold.RowsKey(site.Site, month))
        let day = Waste.Calendar.DayOf(acts.Value.At)
        where asked.From <= day && day <= asked.To
        from movement in acts.Value.Movements
        select new Cell(
            site, movement.With is { } with ? register.Site(with) : null, movement.Kind, movement.Code, movement.Method, movement.Grams, 1, day,
            acts.Value, movement, movement.Impure);

    private IEnumerable<Cell> Monthly(RegisterSite site) =>
        from month in MonthsFrom(asked.From)
        from sums in movements.Scan<MonthSums>(MovementFold.SumsKey(site.Site, month))
        let with = sums.Key[(sums.Key.LastIndexOf('/') + 1)..]
        from sum in sums.Value.Sums
        select new Cell(site, with == "-" ? null : register.Site(new SiteId(with)), sum.Kind, sum.Code, sum.Method, sum.Grams, sum.Records, Impure: sum.Impure);

    private IEnumerable<string> MonthsFrom(NodaTime.LocalDate day)
    {
        for (var month = day; month <= asked.To; month = month.PlusMonths(1))
        {
            yield return MovementFold.MonthOf(month);
        }
    }
}
