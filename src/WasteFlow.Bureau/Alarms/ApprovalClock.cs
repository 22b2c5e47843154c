using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Approvals of which little is used when they end: what was to be moved under them has gone another way, or was asked for too high. The deadlines counted
/// from <c>approval:</c> and its kind say of which kinds that is asked.
/// </summary>
internal static class ApprovalClock
{
    private const string Prefix = "approval/";

    public static void Apply(Scene scene)
    {
        if (scene.Line.Act == "grant-approval")
        {
            Take(scene.Line.As<GrantApproval>(), scene);
        }

        foreach (var move in scene.Line.Allowances.Where(static a => a.Allowance.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var key = Key(move.Allowance[Prefix.Length..]);
            if (scene.Documents.Get<ApprovalUse>(key) is { } before)
            {
                var now = before with { Granted = before.Granted + move.Granted, Used = before.Used + move.Pending + move.Posted };
                scene.Documents.Put(key, now);
                Judge(now, scene);
            }
        }
    }

    /// <summary>An approval that is granted again as another kind is no longer asked as the first.</summary>
    private static void Take(GrantApproval said, Scene scene)
    {
        var before = scene.Documents.Get<ApprovalUse>(Key(said.Approval));
        if (before is not null)
        {
            scene.End(Deadlines.CountedFrom(From(before.Said)).Select(r => Subject.Id(r.Kind, said.Approval)));
        }

        if (Deadlines.CountedFrom(From(said)).Any() || before is not null)
        {
            scene.Documents.Put(Key(said.Approval), new ApprovalUse(said, before?.Granted ?? 0, before?.Used ?? 0));
        }
    }

    private static void Judge(ApprovalUse use, Scene scene)
    {
        var said = use.Said;
        if (scene.Site(said.Site) is not { } site || scene.Law.On(said.Until).Rule("approval-used", site.Division)?.Value is not { } percent)
        {
            return;
        }

        var rows = Deadlines.CountedFrom(From(said));
        if ((Int128)use.Used * 100 >= (Int128)use.Granted * percent)
        {
            scene.End(rows.Select(r => Subject.Id(r.Kind, said.Approval)));
            return;
        }

        foreach (var row in rows)
        {
            scene.Await(row, said.Approval, site.Division, Calendar.StartOf(said.Until), new(said.Site, site.Enterprise, said.Site, said.Receiver));
        }
    }

    private static string From(GrantApproval said) => $"approval:{said.Kind}";

    private static string Key(string approval) => Subject.Id("approval-use", approval);
}

/// <summary>How much of an approval is taken, in its smallest part.</summary>
public sealed record ApprovalUse(GrantApproval Said, long Granted, long Used);
