using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The papers of enterprises that run out: contracts, insurance policies, licences of the firm and of its people.</summary>
internal static class PaperClock
{
    public static void Apply(Scene scene)
    {
        switch (scene.Line.Act)
        {
            case "register-contract" when scene.Line.As<RegisterContract>() is var contract:
                var with = string.Join('+', contract.With.Select(static w => w.Text).Order(StringComparer.Ordinal));
                Take("contract-expired", contract.Enterprise, $"{contract.Kind}@{with}", new(contract.Contract, contract.Until, contract.Codes), scene);
                break;
            case "register-insurance" when scene.Line.As<RegisterInsurance>() is var policy:
                Take("insurance-expired", policy.Enterprise, policy.Kind, new(policy.Policy, policy.Until, []), scene);
                break;
            case "register-licence" when scene.Line.As<RegisterLicence>() is var licence:
                Take("paper-expired", licence.Enterprise, $"{licence.Kind}@{licence.Person}", new(licence.Licence, licence.Until, []), scene);
                break;
        }
    }

    /// <summary>A paper that runs longer, for the same and as many codes, ends the watches of those before it; one that is outlasted is not watched.</summary>
    private static void Take(string kind, EnterpriseId enterprise, string about, Paper paper, Scene scene)
    {
        var key = Subject.Id("papers", $"{kind}@{enterprise}@{about}");
        var known = scene.Documents.Get<Papers>(key)?.Known ?? [];
        var before = known.Where(p => p.Name == paper.Name || (p.Until < paper.Until && paper.Covers(p))).ToArray();
        scene.End(before.Select(p => Subject.Id(kind, Term(enterprise, p))));
        var others = known.Except(before).ToArray();
        scene.Documents.Put(key, new Papers([.. others, paper]));
        if (!others.Any(o => o.Until >= paper.Until && o.Covers(paper)))
        {
            scene.Await(
                kind, Term(enterprise, paper), new(Waste.Calendar.StartOf(paper.Until.PlusDays(1)), true), null,
                new(Party: enterprise, Division: scene.Documents.Get<Seat>($"seat/{enterprise}")?.Division));
        }
    }

    private static string Term(EnterpriseId enterprise, Paper paper) => $"{enterprise}@{paper.Name}@{LocalDatePattern.Iso.Format(paper.Until)}";
}

/// <summary>The papers of one kind that no later one has taken the place of.</summary>
public sealed record Papers(IReadOnlyList<Paper> Known);

/// <param name="Codes">What it is about, where it is about waste.</param>
public sealed record Paper(string Name, LocalDate Until, IReadOnlyList<string> Codes)
{
    /// <summary>Whether it is about all that another is about.</summary>
    public bool Covers(Paper other) => other.Codes.All(c => Codes.Contains(c, StringComparer.Ordinal) || Codes.Contains("*", StringComparer.Ordinal));
}
