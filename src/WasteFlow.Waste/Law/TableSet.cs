using NodaTime;

namespace WasteFlow.Waste;

/// <summary>The tables in force on a day, as of a line: whoever judges takes one in hand and asks nothing else.</summary>
public sealed class TableSet
{
    internal const string Holidays = "holidays.csv";

    /// <summary>The files whose editions it is made of.</summary>
    internal static readonly string[] Read =
    [
        "rules.csv", "streams.json", "classes.csv", "codes-hazardous.csv", "codes-ours.csv", "methods.csv", "waivers.csv", "exemptions.csv",
        "approval-kinds.csv", Holidays,
    ];

    private readonly Lazy<RuleTable> rules;
    private readonly Lazy<StreamTable> streams;
    private readonly Lazy<CodeTable> codes;
    private readonly Lazy<MethodTable> methods;
    private readonly Lazy<WaiverTable> waivers;
    private readonly Lazy<ExemptionTable> exemptions;
    private readonly Lazy<ApprovalKindTable> approvals;
    private readonly Lazy<HolidayTable> calendar;

    /// <param name="built">The program's own tables, which stand where no edition does; null for those themselves.</param>
    /// <param name="edition">The edition in force of a table; null where that is the program's own.</param>
    /// <param name="holidays">Every edition of the holidays: their rows are days, so each counts for its own days at once.</param>
    internal TableSet(
        TableSet? built, Func<string, TableEdition?> edition, IReadOnlyList<TableEdition> holidays, IReadOnlyList<RuleChange> changes)
    {
        rules = Of(static b => b.Rules, static t => RuleTable.Read(t[0]), "codes/rules.csv");
        if (changes.Count > 0)
        {
            var unchanged = rules;
            rules = new(() => unchanged.Value.With(changes));
        }

        streams = Of(static b => b.Streams, static t => StreamTable.Read(t[0]), "codes/streams.json");
        codes = Of(static b => b.Codes, static t => CodeTable.Read(t[0], t[1], t[2]), "codes/classes.csv", "codes/codes-hazardous.csv", "codes/codes-ours.csv");
        methods = Of(static b => b.Methods, static t => MethodTable.Read(t[0]), "codes/methods.csv");
        waivers = Of(static b => b.Waivers, static t => WaiverTable.Read(t[0]), "codes/waivers.csv");
        exemptions = Of(static b => b.Exemptions, static t => ExemptionTable.Read(t[0]), "codes/exemptions.csv");
        approvals = Of(static b => b.Approvals, static t => ApprovalKindTable.Read(t[0]), "codes/approval-kinds.csv");
        calendar = built is not null && holidays.Count == 0
            ? new(() => built.Calendar)
            : new(() => HolidayTable.Read([Tables.Text("codes/holidays.csv"), .. holidays.Select(static e => e.Text)]));

        TableEdition? Edition(string table) => edition(table["codes/".Length..]);

        Lazy<T> Of<T>(Func<TableSet, T> own, Func<string[], T> read, params string[] tables) =>
            built is not null && tables.All(t => Edition(t) is null)
                ? new(() => own(built))
                : new(() => read([.. tables.Select(t => Edition(t)?.Text ?? Tables.Text(t))]));
    }

    /// <summary>The tables that travel inside the program.</summary>
    public static TableSet Own => Law.Base.On(default).Tables;

    public RuleTable Rules => rules.Value;

    public StreamTable Streams => streams.Value;

    public CodeTable Codes => codes.Value;

    public MethodTable Methods => methods.Value;

    public WaiverTable Waivers => waivers.Value;

    public ExemptionTable Exemptions => exemptions.Value;

    public ApprovalKindTable Approvals => approvals.Value;

    public HolidayTable Calendar => calendar.Value;

    /// <summary>Why a code may not travel under a stream, or null.</summary>
    public Refused? Objection(string stream, WasteCode code, string streamPointer, string codePointer) =>
        Streams.Find(stream) is not { } row ? Refused.With("stream_unknown", streamPointer, ("stream", stream))
        : Codes.Objection(code, codePointer) is { } malformed ? malformed
        : row.Carries(code) ? null
        : Refused.With(
            WasteCodes.IsHazardous(code) && row.Permit == "never" ? "hazardous_under_general" : "code_not_carried",
            codePointer, ("code", code.Text), ("stream", stream));

    /// <summary>Reads every table now, so that one that cannot be read says so here.</summary>
    internal void Fill() => _ = (Rules, Streams, Codes, Methods, Waivers, Exemptions, Approvals, Calendar);
}
