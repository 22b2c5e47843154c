using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What an edition would change if it were adopted now: row by row against the edition of its day, what filings would be answered, and what is open or
/// current and speaks of the codes that differ. Whoever adopts reads it first; nothing is written.
/// </summary>
public static class EditionPreviewing
{
    private static readonly string[] OfCodes = ["codes-hazardous.csv", "codes-ours.csv", "classes.csv", "methods.csv"];

    /// <param name="alarms">The documents of <see cref="AlarmFold"/>: manifests on their way and lots in store.</param>
    public static Read<EditionPreview> Of(PreviewTable asked, Register register, FoldDocuments alarms, Caller by, long line)
    {
        var edition = new TableEdition(line + 1, asked.Table, asked.From, "", asked.Text);
        if (!Law.Tables.Contains(asked.Table))
        {
            return Refused.With("table_unknown", "/table", ("table", asked.Table));
        }

        if (Law.Objection(edition) is { } unfit)
        {
            return unfit;
        }

        var now = register.Law.EditionOn(asked.Table, asked.From);
        var difference = TableDifference.Of(asked.Table, now?.Text ?? Tables.Text($"codes/{asked.Table}"), asked.Text);
        var (before, after) = (register.Law.On(asked.From).Tables, register.Law.With(edition).On(asked.From).Tables);
        Touched[] touched = [.. OfCodes.Contains(asked.Table, StringComparer.Ordinal) ? difference.Rows.Select(r => Touched.By(asked.Table, r)) : []];
        EditionUse[] uses = [.. new Uses(register, alarms, by, asked.From).Of(touched)];
        return new Read<EditionPreview>(
            new(
                asked.Table, asked.From, line, now?.Name, difference.Same, difference.Rows,
                [.. asked.Table.StartsWith("codes-", StringComparison.Ordinal) ? difference.Rows.Select(r => Code(r, before, after)) : []],
                uses, [.. uses.Select(static u => u.Site).OfType<SiteId>().Distinct().OrderBy(static s => s.Text, StringComparer.Ordinal)]),
            null);
    }

    private static EditionCode Code(RowDifference row, TableSet before, TableSet after)
    {
        var code = new WasteCode(row.Key);
        var (was, now) = (before.Codes.Find(code), after.Codes.Find(code));
        var (stream, then) = (before.Codes.StreamOf(code), after.Codes.StreamOf(code));
        return new(
            code, row.Change, was?.Zh, now?.Zh, stream, then,
            stream is null ? null : after.Objection(stream, code, "", "")?.Code ?? after.Codes.Remark(code, "")?.Code);
    }
}

/// <summary>The waste that a changed row is about.</summary>
/// <param name="Pattern">Of codes; null where the row names a stream instead.</param>
internal sealed record Touched(string? Pattern, string? Stream, string? Method)
{
    /// <summary>A row of methods is known by its stream or code, its method and its first day.</summary>
    public static Touched By(string table, RowDifference row)
    {
        var key = row.Key.Split(' ');
        return table != "methods.csv" ? new(row.Key, null, null)
            : WasteCodes.IsPattern(key[0]) ? new(key[0], null, key[1])
            : new(null, key[0], key[1]);
    }

    /// <param name="method">Null where nothing is said of how it is to be treated.</param>
    public bool Is(WasteCode code, string? stream, string? method) =>
        (Pattern is null ? Stream == stream : WasteCodes.Covers(Pattern, code)) && (Method is null || method is null || Method == method);

    /// <summary>The pattern, where a scope of codes and patterns names it, covers it or names a code of it; else null.</summary>
    public string? In(IReadOnlyList<string> scope) =>
        Pattern is { } own && scope.Any(p => p == own || WasteCodes.Covers(p, new WasteCode(own)) || WasteCodes.ClassOf(new WasteCode(p)) == own) ? own : null;
}

/// <summary>What is open or current and speaks of waste that an edition touches.</summary>
internal sealed class Uses(Register register, FoldDocuments alarms, Caller by, LocalDate since)
{
    private static readonly string[] Decided = ["approved", "refused"];

    private readonly CodeTable codes = register.Law.On(since).Tables.Codes;

    public IEnumerable<EditionUse> Of(IReadOnlyList<Touched> touched) => touched.Count == 0
        ? []
        : Manifests(touched).Concat(Stock(touched)).Concat(register.Sites().Where(s => IsMine(s.Site)).SelectMany(s => Papers(s, touched)))
            .Concat(Applications(touched)).Concat(Contracts(touched))
            .OrderBy(static u => u.What, StringComparer.Ordinal).ThenBy(static u => u.Id, StringComparer.Ordinal).ThenBy(static u => u.Code, StringComparer.Ordinal);

    private IEnumerable<EditionUse> Manifests(IReadOnlyList<Touched> touched) =>
        from open in alarms.Scan<WatchedManifest>(Scene.ManifestPrefix)
        where IsMine(open.Value.Mover) || IsMine(open.Value.Receiver)
        from code in open.Value.Codes.Distinct()
        where touched.Any(t => t.Is(code, open.Value.Stream, null))
        select new EditionUse("manifest", open.Key[Scene.ManifestPrefix.Length..], open.Value.Mover, null, code.Text);

    private IEnumerable<EditionUse> Stock(IReadOnlyList<Touched> touched) =>
        from lot in alarms.Scan<WatchedLot>(Scene.LotPrefix).Select(static l => l.Value)
        where IsMine(lot.Holder) && touched.Any(t => t.Is(lot.Code, lot.Stream, null))
        group lot.Grams by (lot.Holder, lot.Code) into there
        select new EditionUse("stock", there.Key.Code.Text, there.Key.Holder, null, there.Key.Code.Text, there.Sum());

    private IEnumerable<EditionUse> Papers(RegisterSite site, IReadOnlyList<Touched> touched)
    {
        foreach (var plan in register.ManagementPlansOf(site.Site).Where(p => p.Year >= since.Year))
        {
            foreach (var entry in plan.Entries.Where(e => touched.Any(t => t.Is(e.Code, codes.StreamOf(e.Code), e.Method))))
            {
                yield return new("plan", FormattableString.Invariant($"{plan.Year}"), site.Site, null, entry.Code.Text);
            }
        }

        foreach (var permit in register.PermitsOf(site.Site).Where(p => p.Until >= since))
        {
            foreach (var code in touched.Select(t => t.In(permit.Codes)).OfType<string>())
            {
                yield return new("permit", permit.Permit, site.Site, null, code);
            }
        }

        foreach (var approval in register.ApprovalsOf(site.Site).Where(a => a.Site == site.Site && a.Until >= since))
        {
            foreach (var code in touched.Select(t => t.In(approval.Codes)).OfType<string>())
            {
                yield return new("approval", approval.Approval, site.Site, null, code);
            }
        }
    }

    private IEnumerable<EditionUse> Applications(IReadOnlyList<Touched> touched) =>
        from open in ApplicationFold.All(register)
        where !Decided.Contains(open.State, StringComparer.Ordinal) && IsMine(open.Asked.Site)
        from code in touched.Select(t => t.In(open.Asked.Codes)).OfType<string>()
        select new EditionUse("application", open.Asked.Application, open.Asked.Site, null, code);

    private IEnumerable<EditionUse> Contracts(IReadOnlyList<Touched> touched) =>
        from enterprise in register.Sites().Where(s => IsMine(s.Site)).Select(static s => s.Enterprise).Distinct()
        from contract in register.ContractsOf(enterprise)
        where contract.Enterprise == enterprise && contract.Until >= since
        from code in touched.Select(t => t.In(contract.Codes)).OfType<string>()
        select new EditionUse("contract", contract.Contract, null, enterprise, code);

    private bool IsMine(SiteId site) => by.Region is not { } region || (register.Site(site) is { } known && Divisions.IsIn(known.Supervisor, region));
}
