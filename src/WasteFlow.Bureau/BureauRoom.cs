using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>The bureau (生态环境局 and, by stream, others): permits, approvals, what is late, and lists of manifests.</summary>
public sealed class BureauRoom : IRoom
{
    public const string RoomName = "bureau";

    public string Name => RoomName;

    public void AddTo(RoomServices services)
    {
        services.AddFold(new RegisterFold());
        services.AddFold(new LawFold());
        services.AddFold(new ManifestListFold());
        services.AddFold(new AllowanceFold());
        services.AddFold(new StandInFold());
        services.AddFold(new AlarmFold());
        services.AddFold(new MovementFold());
        services.AddFold(new NationalFold());
        services.AddFold(new CaseFold());
        services.AddFold(new InspectionFold());
        services.AddFold(new ApplicationFold());
        services.AddDatabase<BureauDb>(durable: false);
        services.AddConsumer<ReadConsumer>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct<GrantPermit>(this, Granting.Permit);
        routes.MapAct<ApplyForApproval>(this, Applying.Apply);
        routes.MapAct<AdvanceApplication>(this, Applying.Advance);
        routes.MapAct<GrantApproval>(this, Granting.Approval);
        routes.MapAct<ChangeRule>(this, RuleChanging.Change);
        routes.MapAct<DeclareEmergency>(this, Emergencies.Declare);
        routes.MapAct<ExpireManifest>(this, Deciding.Expire);
        routes.MapAct<SettleDiscrepancy>(this, Deciding.Settle);
        routes.MapAct<ContestEntry>(this, Contesting.Contest);
        routes.MapAct<LapseCorrection>(this, Deciding.Lapse);
        routes.MapAct<CloseAlarm>(this, Answering.Close);
        routes.MapAct<HandInReport>(this, Answering.HandIn);
        routes.MapAct<OpenCase>(this, CaseRules.Open);
        routes.MapAct<ShareCase>(this, CaseRules.Share);
        routes.MapAct<NoteCase>(this, CaseRules.Note);
        routes.MapAct<CloseCase>(this, CaseRules.Close);
        routes.MapAct<RecordInspection>(this, Inspecting.Record);
        routes.MapRead<IReadOnlyList<Case>>(this, "cases", CaseDoors.Cases);
        routes.MapRead<Incident>(this, "incident", CaseDoors.Incident, "code", "place", "at", "days");
        routes.MapRead<InspectionList>(this, "inspections", CaseDoors.Inspections, "region", "from", "to");
        routes.MapRead<AlarmList>(
            this, "alarms", AlarmDoors.Alarms, "region", "stream", "kind", "owner", "severity", "state", "asOf", "take", "alarm");
        routes.MapRead<AlarmList>(this, "deadlines", AlarmDoors.DeadlinesOf, "site", "asOf");
        routes.MapRead<ExpectedGeneration>(this, "generation", AlarmDoors.Generation, "site", "asOf");
        routes.MapRead<IReadOnlyList<ManifestRow>>(this, "manifests", ListDoors.Manifests, "state", "site", "enterprise", "take", "national");
        routes.MapRead<IReadOnlyList<AllowanceView>>(this, "allowances", ListDoors.Allowances, "site");
        routes.MapRead<IReadOnlyList<FillSiteView>>(this, "fill-sites", ListDoors.FillRoom, "site");
        routes.MapRead<IReadOnlyList<DeclareEmergency>>(this, "emergencies", static (context, _) => Task.FromResult(ListDoors.Emergencies(context)), "region", "day");
        BookDoors.Map(routes, this);
        routes.MapRead<LawView>(this, "law", ListDoors.LawAt, "day", "line", "rule");
        routes.MapAsk<PreviewTable, EditionPreview>(this, "preview-table", ListDoors.Preview);
        routes.MapRead<IReadOnlyList<ApplicationView>>(this, "applications", ListDoors.Applications, "site", "state");
    }
}
