using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What a book is written from: the question, the register, and the movements.</summary>
internal sealed class BookSource(BookQuestion asked, Register register, FoldDocuments movements)
{
    private readonly SiteRows rows = new(movements);
    private readonly Dictionary<LotId, BookNote?> notes = [];
    private Batches? batches;

    public BookQuestion Asked => asked;

    public Register Register => register;

    /// <summary>The law of the period's last day, which codes and methods are called by.</summary>
    public InForce Law { get; } = register.Law.On(asked.To);

    private CodeTable Codes => Law.Tables.Codes;

    /// <summary>Which record of which book a movement is.</summary>
    public Batches Batches => batches ??= new(rows, movements, Codes, Law.Tables.Methods);

    /// <summary>Whether the movement's method makes it one of the book, where that is about utilisation or disposal alone.</summary>
    public bool IsOfClass(Cell cell) => asked.Book.Where is not (WasteClasses.Used or WasteClasses.Disposed) || ClassOf(cell.Code, cell.Method, cell.Day) == asked.Book.Where;

    /// <summary>Whether a method is utilisation or disposal (see <see cref="WasteClasses"/>); null for what is only collected, and without a method.</summary>
    public string? ClassOf(WasteCode code, string? method, NodaTime.LocalDate? day) =>
        method is null || Codes.StreamOf(code) is not { } stream ? null : WasteClasses.Of(Law.Tables.Methods.ClassOf(stream, code, method, day ?? asked.To));

    /// <summary>What the site's management plan of the year says of the code in one of its sections; null where it says nothing or names the code twice.</summary>
    public PlanWaste? Planned(SiteId site, WasteCode code, NodaTime.LocalDate? day, Func<FileManagementPlan, IReadOnlyList<PlanWaste>?> section, string? method = null) =>
        register.ManagementPlan(site, (day ?? asked.To).Year) is { } plan && section(plan)?.Where(w => w.Code == code && (method is null || w.Method is null || w.Method == method)).ToList() is [var one]
            ? one
            : null;

    /// <summary>What kind of facility the plan of the year says a code of it is.</summary>
    public string? FacilityKind(SiteId site, string? facility, NodaTime.LocalDate? day) =>
        facility is null ? null : register.ManagementPlan(site, (day ?? asked.To).Year)?.Facilities?.FirstOrDefault(f => f.Code == facility)?.Kind;

    /// <summary>What the site declared last of the waste (产生清单).</summary>
    public DeclaredWaste? DeclaredOf(SiteId site, WasteCode code) => movements.Get<DeclaredMonths>(MovementFold.DeclaredKey(site, code))?.Waste;

    /// <summary>The codes that the site declared for months of the period, whether or not anything was generated.</summary>
    public IEnumerable<WasteCode> DeclaredCodes(SiteId site) =>
        movements.Scan<DeclaredMonths>(MovementFold.DeclaredKey(site, new("")))
            .Where(d => d.Value.From <= asked.To && asked.From < d.Value.From.PlusMonths(d.Value.Months)).Select(static d => d.Value.Waste.Code);

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

    /// <summary>The tier of the site (分级管理) at the period's end: by the prefecture's word, or as its plan of the year tells; null where there is neither.</summary>
    public PlanTier? TierOf(SiteId site) => Tiering.Of(site, asked.To.Year, asked.To, register);

    /// <summary>Under special supervision (HJ 1259-2022 §4.2): by its tier or, where nobody told one, by its permit or facility of its own; or because the bureau tagged it.</summary>
    public bool IsKey(RegisterSite site) => site.IsKeyUnit()
        || (TierOf(site.Site) is { } tier ? tier == PlanTiers.All[0] : IsPermitted(site.Site) || HasOwnFacility(site));

    /// <summary>Whether the site filed a plan of the year that says it generates hazardous waste (A.3), or moves some (A.7).</summary>
    public bool IsPlanned(SiteId site) => register.ManagementPlan(site, asked.To.Year) is { } plan
        && (plan.Generation?.Select(static w => w.Code) ?? []).Concat(plan.Entries.Select(static e => e.Code)).Any(WasteCodes.IsHazardous);

    /// <summary>Whether it has a facility of its own for use or disposal, by the register or by its plan of the year.</summary>
    public bool HasOwnFacility(RegisterSite site) =>
        site.Facility?.Kind == "own-use"
        || register.ManagementPlan(site.Site, asked.To.Year) is { } plan && (plan.Amounts?.OwnFacility == true || plan.OwnUse is { Count: > 0 });

    /// <summary>Whether the site was there in the period: registered before it ended, and not closed before it began.</summary>
    public bool WasOpen(RegisterSite site) => Waste.Calendar.DayOf(site.HappenedAt) <= asked.To && register.StatusOn(site, asked.From) != "closed";

    /// <summary>Whether one of its permits is about hazardous waste.</summary>
    public bool IsPermitted(SiteId site) => Permits(site).Any(static p => p.Codes.Any(static pattern =>
        pattern is "*" || pattern.StartsWith("HW", StringComparison.Ordinal) || WasteCodes.IsHazardous(new(pattern))));

    /// <summary>What is paid for a tonne of it that another region takes in, in yuan, as a rule of that region says it of the period's last day; null where it says nothing.</summary>
    public int? Compensation(string? division, WasteCode code) =>
        division is null ? null : Law.Rule("cross-region-compensation", division, Codes.StreamOf(code))?.Value;

    public string? Tier(SiteId site) => TierOf(site) is { } tier ? asked.Say(tier.Zh, tier.En) : null;

    public string? WithName(BookLine line) => line.With?.Name ?? line.Movement?.Party ?? line.Movement?.With?.Text;

    /// <summary>The permits that hold on the period's last day.</summary>
    public IEnumerable<GrantPermit> Permits(SiteId site) => Permits(site, asked.To);

    /// <summary>What its permits let it take in a year, in tonnes; null where none sets a scale.</summary>
    public string? Scale(SiteId site) =>
        Permits(site).Select(static p => p.YearlyScale is { } scale && scale.Grams("", out var grams) is null ? grams : (long?)null).OfType<long>().ToList() is { Count: > 0 } scales
            ? BookFields.Tonnes(scales.Sum())
            : null;

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
        (asked.ByDay ? Daily(site) : Monthly(site)).Where(c => asked.Covers(c.Code, Codes) && (asked.Book.Kinds.Count == 0 || asked.Book.Kinds.Contains(c.Kind)))
            .Select(c => c.Movement is { } movement ? c with { Movement = Whole(movement) } : c);

    private IEnumerable<GrantPermit> Permits(SiteId site, NodaTime.LocalDate day) => register.PermitsOf(site).Where(p => p.From <= day && day <= p.Until);

    private CodeClass? Class(WasteCode code) => WasteCodes.ClassOf(code) is { } id ? Codes.Classes.GetValueOrDefault(id) : null;

    private IEnumerable<Cell> Daily(RegisterSite site) =>
        from month in Asked.From.With(NodaTime.DateAdjusters.StartOfMonth) is var first ? MonthsFrom(first) : []
        from row in rows.Of(site.Site, month)
        where asked.From <= row.Day && row.Day <= asked.To
        from movement in row.Acts.Movements.Index()
        let said = movement.Item
        select new Cell(
            site, said.With is { } with ? register.Site(with) : null, said.Kind, said.Code, said.Method, said.Grams, 1, row.Day, row.Acts, said, said.Impure, movement.Index);

    /// <summary>With what is said beside it, and the moisture that its lot is known to have by now where none was known when it left.</summary>
    private Movement Whole(Movement movement) => movement with
    {
        Note = MovementLines.Beside(movement, movements, notes),
        MoisturePerMille = movement.MoisturePerMille ?? (movement.Lot is { } lot ? movements.Get<BookLot>(MovementLines.Key(lot))?.MoisturePerMille : null),
    };

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
