using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The cases (案件), found by the divisions whose bureaus see them.</summary>
public sealed class CaseFold : Fold
{
    public const string FoldName = "cases";

    public override string Name => FoldName;

    public static string IdOf(long line) => FormattableString.Invariant($"C{line}");

    public override void Apply(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "open-case":
                Put(Opened(line.As<OpenCase>(), line), documents);
                break;
            case "share-case" when line.As<ShareCase>() is var said && Find(said.Case, documents) is { } shared:
                Put(Shared(said, shared, line), documents);
                break;
            case "note-case" when line.As<NoteCase>() is var said && Find(said.Case, documents) is { } noted:
                Put(noted with { Steps = [.. noted.Steps, Step(line, said.Text, said.Document) with { Region = said.Region }] }, documents);
                break;
            case "close-case" when line.As<CloseCase>() is var said && Find(said.Case, documents) is { Result: null } closed:
                Put(closed with { Result = said.Result, Steps = [.. closed.Steps, Step(line, said.Text, said.Document)] }, documents);
                break;
        }
    }

    /// <summary>The case as its lines have it; whether it is overdue is for who asks.</summary>
    public static Case? Find(string id, FoldDocuments documents) => id.Length <= FoldDocuments.KeyLength / 2 ? documents.Get<Case>(Key(id)) : null;

    /// <summary>The cases that an officer of a region sees, the next due first.</summary>
    /// <param name="region">Null for all.</param>
    public static IReadOnlyList<Case> Of(string? region, LocalDate today, FoldDocuments documents) =>
    [
        .. documents.Scan<Named>("seen/")
            .Where(n => region is null || Divisions.IsIn(n.Key.Split('/')[1], region))
            .Select(static n => n.Value.Name).Distinct(StringComparer.Ordinal)
            .Select(id => Find(id, documents)!)
            .Select(c => c with { Overdue = c.Result is null && today > c.Due })
            .OrderBy(static c => c.Result is not null).ThenBy(static c => c.Due).ThenBy(static c => c.Id, StringComparer.Ordinal),
    ];

    /// <summary>By when a case is to be closed.</summary>
    public static LocalDate DueOf(OpenCase said) => said.Due ?? Calendar.DayOf(said.HappenedAt).PlusDays(CaseKinds.Find(said.Kind)!.Days);

    private static Case Opened(OpenCase said, Line line) => new(
        IdOf(line.Number), said.Kind, said.Title, said.Division, [said.Division], said.Alarm, said.Site, said.Manifests ?? [], DueOf(said), false, null,
        [Step(line, said.Title, said.Document)]);

    private static Case Shared(ShareCase said, Case known, Line line) => known with
    {
        Division = said.HandOver ? said.Region : known.Division,
        Regions = [.. known.Regions.Append(said.Region).Distinct(StringComparer.Ordinal)],
        Steps = [.. known.Steps, Step(line, said.Reason, null) with { Region = said.Region, Department = said.Department, Until = said.Until }],
    };

    private static CaseStep Step(Line line, string text, string? document) => new(line.Number, line.Act, line.RecordedAt, line.By.Person, text, document);

    private static void Put(Case file, FoldDocuments documents)
    {
        documents.Put(Key(file.Id), file);
        foreach (var region in file.Regions)
        {
            documents.Put($"seen/{region}/{file.Id}", new Named(file.Id));
        }
    }

    private static string Key(string id) => $"case/{id}";
}
