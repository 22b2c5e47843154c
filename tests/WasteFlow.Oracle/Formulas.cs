namespace WasteFlow.Oracle;

/// <summary>An indicator as the matrix and the practice of the field have it.</summary>
/// <param name="Rows">Where it stands in the plans: Guancheng, Xinmi, Jian'an, Zhengzhou, the ETDZ, each with the number of its row.</param>
/// <param name="Over">Numerator, in its own unit; null where something for it is not known.</param>
/// <param name="Under">Likewise the denominator.</param>
/// <param name="Times">100 for a rate in per cent.</param>
/// <param name="Yearly">Only whole years have a figure.</param>
/// <param name="HalfYearly">Only half-years and whole years have one.</param>
sealed record Formula(string Code, string Rows, Func<Asked, Fraction?> Over, Func<Asked, Fraction?> Under, long Times = 100, bool Yearly = false, bool HalfYearly = false);

/// <summary>A region in some months, and the base year of its plan where it states one.</summary>
sealed record Asked(Measures Of, int? BaseYear)
{
    public Fraction? Sum(string what, Wanted wanted) => Of.Sum(what, wanted);

    public Fraction? Generated(Wanted wanted) => Of.Sum("generated", wanted);

    public Fraction? Utilised(Wanted wanted) => Of.Sum("utilised", wanted);

    public Fraction? Disposed(Wanted wanted) => Of.Sum("incinerated", wanted) + Of.Sum("landfilled", wanted) + Of.Sum("otherwise", wanted);

    /// <summary>Generated in these months and still stored at their end.</summary>
    public Fraction? StoredNew(Wanted wanted) => Of.StoredNew(wanted);

    public Fraction? Statistic(string name) => Of.Statistic(name, Of.Months);

    /// <summary>Population and numbers of units stand the year through.</summary>
    public Fraction? Level(string name) => Of.Statistic(name, Of.Months) ?? Of.Statistic(name, Span.OfYear(Of.Months.Year));

    public Fraction? Days => Of.Statistic("days-counted", Of.Months) ?? (Of.Months.IsYear ? null : (Fraction)Of.Months.Days);

    public Fraction? BaseStatistic(string name) => BaseYear is { } year ? Of.Statistic(name, Span.OfYear(year)) : null;
}

/// <summary>
/// The indicators that are worked out from flows (F), from flows and outside statistics (S), or counted in the registers (R), typed by hand
/// from the matrix of the five plans as the practice of the field corrects it. Nothing of it is read from the catalogue.
/// </summary>
static class Formulas
{
    const string Dwellings = "residential-community|village|collection-area|office|shop|restaurant|canteen";

    /// <summary>Of industrial origin is what sites of the industrial class (工业源) and small enterprises (小微企业) generate, as plans class producers.</summary>
    const string Industry = "industrial|small-micro";

    static readonly Wanted Industrial = new("general-industrial");
    static readonly Wanted Gangue = new("general-industrial", "SW04");
    static readonly Wanted Hazardous = new("hazardous|batteries|laboratory", "HW02-HW50", Classes: Industry);
    static readonly Wanted OfIndustry = new("general-industrial", Classes: Industry);
    static readonly Wanted Construction = new("construction");
    static readonly Wanted Livestock = new("livestock");
    static readonly Wanted Pigs = new("livestock", "030-911-S82");
    static readonly Wanted Medical = new("medical");
    static readonly Wanted Bottles = new("recyclables", "841-901-S62");
    static readonly Wanted Sludge = new("sludge");
    static readonly Wanted Film = new("agricultural", "010-902-S80");
    static readonly Wanted Batteries = new("batteries", "900-052-31", Tags: "pilot-enterprise");

    public static readonly IReadOnlyList<Formula> All =
    [
        new("msw-collected", "G9 X10", static a => Cleared(a, "household", ""), static _ => 10000, 1),
        new("gi-utilisation", "G12 X14 J5 Z2 E3", static a => a.Utilised(Industrial), static a => WithEarlier(a, Industrial)),
        new("gangue-utilisation", "", static a => a.Utilised(Gangue), static a => WithEarlier(a, Gangue)),
        new("hw-utilisation", "G13 X15", static a => a.Utilised(Hazardous), static a => WithEarlier(a, Hazardous)),
        new("cdw-utilisation", "G17 X20 E7", static a => a.Utilised(Construction), static a => a.Generated(Construction)),
        new("cdw-absorbed", "J13", static a => a.Sum("landfilled", new("construction", Methods: "fill-site", AtFacility: true)), static _ => 10000, 1),
        new("msw-recycling", "G18 Z4", static a => Recycled(a, ""), static a => Cleared(a, "household|kitchen", "") + Bought(a, "")),
        new("pilot-msw-recycling", "J7", static a => a.Utilised(new("household|recyclables", Tags: "pilot-community")), static a => a.Generated(new("household|recyclables", Tags: "pilot-community"))),
        new("renewable-growth", "G19 X22 J29", static a => a.Sum("received", new("recyclables", AtFacility: true)) - LastYear(a, "recyclables-received"), static a => LastYear(a, "recyclables-received")),
        new("med-recyclable", "G20 X23 J26", static a => a.Sum("received", Bottles), static a => a.Generated(Bottles)),
        new("kitchen-recovery", "", static a => a.Utilised(new("kitchen", Tags: "central-urban")), static a => a.Generated(new("kitchen", Tags: "central-urban"))),
        new("hw-landfill-decline", "G21 X24", static a => a.BaseStatistic("hw-landfilled") - a.Sum("landfilled", Hazardous), static a => a.BaseStatistic("hw-landfilled"), Yearly: true),
        new("hw-safe-disposal", "", static a => a.Disposed(Hazardous), static _ => 1, 1),
        new("med-harmless", "E11", static a => a.Sum("incinerated", Medical) + a.Sum("otherwise", Medical), static a => a.Generated(Medical)),
        new("lead-battery-rate", "", static a => a.Sum("received", Batteries), static a => a.Generated(Batteries)),
        new("gi-storage-decline", "G24 X26", static a => a.BaseStatistic("gi-stored-disposed") - Kept(a), static a => a.BaseStatistic("gi-stored-disposed"), Yearly: true),
        new("gi-storage-disposal", "J3", static a => Kept(a), static _ => 10000, 1),
        new("dead-livestock", "X28", static a => Harmless(a, Livestock), static a => a.Generated(Livestock)),
        new("dead-pig", "J19", static a => Harmless(a, Pigs), static a => a.Generated(Pigs)),
        new("msw-landfill", "J11 Z21", static a => a.Sum("landfilled", new("household")), static _ => 10000, 1),
        new("sludge-harmless", "G26 X30", static a => a.Utilised(Sludge) + a.Disposed(Sludge), static a => a.Generated(Sludge)),
        new("sludge-utilisation", "", static a => a.Utilised(Sludge), static a => a.Generated(Sludge)),

        new("gi-intensity", "G1 X1", static a => a.Generated(OfIndustry), static a => a.Statistic("industrial-value-added"), 1, Yearly: true),
        new("hw-intensity", "G2 X2", static a => a.Generated(Hazardous), static a => a.Statistic("industrial-value-added"), 1, Yearly: true),
        new("iw-intensity", "J4 E1", static a => a.Generated(OfIndustry) + a.Generated(Hazardous), static a => a.Statistic("industrial-value-added"), 1, Yearly: true),
        new("msw-per-capita", "J9", static a => Cleared(a, "household", "") * 1000, static a => a.Level("resident-population") * 10000 * a.Days, 1),
        new("sorting-collection-coverage", "J8", static a => a.Of.Collected(new("household", "SW61|SW62", "residential-community|office", "central-urban")), static a => a.Of.Units(new(Kinds: "residential-community|office", Tags: "central-urban"))),
        new("hazhh-coverage", "J10", static a => a.Of.Collected(new("household-hazardous", Kinds: "residential-community", Tags: "central-urban"), "accepted"), static a => a.Of.Units(new(Kinds: "residential-community", Tags: "central-urban"))),
        new("package-recovery", "", static a => a.Sum("received", new("recyclables", "900-916-S62")), static a => a.Statistic("express-packaging-used"), Yearly: true),
        new("straw-utilisation", "G14 X16 J21 Z6", static a => a.Utilised(new("agricultural", "010-901-S80")), static a => a.Statistic("straw-collectable"), Yearly: true),
        new("manure-utilisation-large", "X17 Z8", static a => a.Utilised(new("agricultural", "030-901-S82", Tags: "large-farm")), static a => a.Statistic("manure-generated-large"), Yearly: true),
        new("manure-utilisation", "J18", static a => a.Utilised(new("agricultural", "030-901-S82")), static a => a.Statistic("manure-generated"), Yearly: true),
        new("film-recovery", "G15 X18 J16/废弃农膜回收率 Z7", static a => a.Sum("received", Film) - a.Sum("impure", Film), static a => a.Statistic("film-used"), Yearly: true),
        new("film-collection-coverage", "J16/涉农乡镇农膜收储运体系覆盖率", static a => a.Of.Collected(new("agricultural", "010-902-S80", "township")), static a => a.Of.Units(new(Kinds: "township"))),
        new("med-coverage", "G22 J27 E10", static a => a.Of.Collected(new("medical", Kinds: "medical-institution|small-clinic"), "accepted"), static a => a.Of.Units(new(Kinds: "medical-institution|small-clinic"))),
        new("social-hw-coverage", "G23 X25", static a => a.Of.Collected(new("hazardous|batteries|laboratory", Tags: "social-source")), static a => a.Of.Units(new(Tags: "social-source"))),
        new("garage-hw-coverage", "J25", static a => a.Of.Collected(new("hazardous|batteries", "HW08|900-052-31", "garage")), static a => a.Of.Units(new(Kinds: "garage"))),
        new("lab-coverage", "G41 Z13 E9", static a => a.Of.Collected(new("laboratory", Tags: "laboratory")), static a => a.Of.Units(new(Tags: "laboratory"))),
        new("incineration-capacity", "G25 X29", static a => a.Of.Capacity(new(Kinds: "incineration-plant")), static a => a.Of.Capacity(new(Kinds: "incineration-plant|landfill|kitchen-plant|compost-plant"))),

        // Of the registers alone.
        new("urban-sorting-coverage", "G10 X11", static a => a.Of.Collected(new("household", "SW61|SW62", "residential-community", "urban|central-urban|county-urban")), static a => a.Of.Units(new(Kinds: "residential-community", Tags: "urban|central-urban|county-urban")), HalfYearly: true),
        new("rural-sorting-coverage", "G11 X12", static a => a.Of.Collected(new("household", "SW61|SW62", "village")), static a => a.Of.Units(new(Kinds: "village")), HalfYearly: true),
        new("insurance", "G30 X35", static a => a.Of.Licensed(insured: true), static a => a.Of.Licensed(insured: false), HalfYearly: true),
        new("hw-spotcheck", "G33 X40 E8", static a => a.Of.Inspected("producer|operator", passed: true), static a => a.Of.Inspected("producer|operator", passed: false), HalfYearly: true),
    ];

    /// <summary>What a plan's own words make of an indicator in one of its rows.</summary>
    public static readonly IReadOnlyList<Formula> OfPlans =
    [
        // The 2019 text counts what became building material; plain backfill and restoration are left out.
        new("cdw-utilisation", "J14", static a => a.Utilised(Construction with { Methods = "on-site-reuse|new-building-material|road-base|material-recovery" }), static a => a.Generated(Construction)),
        new("hw-spotcheck", "J23/产生", static a => a.Of.Inspected("producer", passed: true), static a => a.Of.Inspected("producer", passed: false), HalfYearly: true),
        new("hw-spotcheck", "J23/经营", static a => a.Of.Inspected("operator", passed: true), static a => a.Of.Inspected("operator", passed: false), HalfYearly: true),
        new("hw-safe-disposal", "J24/安全处置", static a => a.Disposed(Hazardous), static a => ToDispose(a)),
        new("hw-safe-disposal", "J24/处置能力", static a => a.Of.Capacity(new(Kinds: "hazardous-plant|hazardous-landfill", AtFacility: true)), static _ => 1, 1),
        new("msw-recycling", "X21", static a => Recycled(a, "urban"), static a => Cleared(a, "household|kitchen", "urban") + Bought(a, "urban")),
        new("cdw-utilisation", "Z23", static a => a.Utilised(Construction with { Tags = "central-urban" }), static a => a.Generated(Construction with { Tags = "central-urban" })),
        new("cdw-utilisation", "Z24", static a => a.Utilised(Construction with { Tags = "county-urban" }), static a => a.Generated(Construction with { Tags = "county-urban" })),
    ];

    /// <summary>清运量: net mass at the plants, of mixed, kitchen and other rests; what the recycling network buys is outside.</summary>
    static Fraction? Cleared(Asked a, string streams, string tags) => a.Sum("accepted", new(streams, "SW61|SW63|SW64", Tags: tags));

    static Fraction? Bought(Asked a, string tags) =>
        a.Sum("received", new("household", "SW62", Tags: tags)) + a.Sum("received", new("recyclables", Kinds: Dwellings, Tags: tags));

    /// <summary>Kitchen waste counts net of what its plants had to burn or bury of it.</summary>
    static Fraction? Recycled(Asked a, string tags) => a.Utilised(new("household|kitchen", Tags: tags))
        - a.Sum("residue-disposed", new("household|kitchen", "SW61", Tags: tags)) + a.Utilised(new("recyclables", Kinds: Dwellings, Tags: tags));

    static Fraction? WithEarlier(Asked a, Wanted wanted) => a.Generated(wanted) + a.Of.UtilisedOfEarlierYears(wanted);

    /// <summary>Generated in these months and still stored at their end, or disposed of in them.</summary>
    static Fraction? Kept(Asked a) => a.StoredNew(Industrial) + a.Disposed(Industrial);

    /// <summary>Rendered, burnt or used at a plant; pits and burial are no harmless treatment.</summary>
    static Fraction? Harmless(Asked a, Wanted wanted) =>
        a.Utilised(wanted) + a.Sum("incinerated", wanted) + a.Sum("otherwise", wanted with { Methods = "rendering|D16" });

    /// <summary>What was there to be disposed of: never less than what was.</summary>
    static Fraction? ToDispose(Asked a) => a.Disposed(Hazardous) is { } disposed
        && a.Generated(Hazardous) - a.Utilised(Hazardous) + a.Of.UtilisedOfEarlierYears(Hazardous) - a.StoredNew(Hazardous) is { } rest ? Fraction.Larger(disposed, rest) : null;

    static Fraction? LastYear(Asked a, string statistic) => a.Of.Statistic(statistic, a.Of.Months.Before);
}
