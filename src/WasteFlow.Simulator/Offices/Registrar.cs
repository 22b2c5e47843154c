using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;

namespace WasteFlow.Simulator.Offices;

/// <summary>Enters the whole city into the register.</summary>
public sealed class Registrar(Stage stage)
{
    /// <summary>What acts are filed under that are about no stream's waste.</summary>
    public const string Register = "register";

    private const long Tonne = 1_000_000;

    /// <summary>The use of parties that carry construction waste (渣土运输), which an office approves (建筑垃圾运输核准).</summary>
    private const string Tippers = "cdw-carrier";

    public async Task Enter()
    {
        foreach (var party in stage.Town.Parties)
        {
            var officer = stage.Town.OfficerOf(party.Division);
            string[] kinds = [.. party.Places.Select(static p => p.Row.Kind).Distinct(StringComparer.Ordinal)];
            await stage.Do(officer, Rooms.Registry, Register, (id, now) => new RegisterEnterprise(
                id, now, party.Id, party.Name, party.Identity, party.Division, kinds, Simulated: true));
            foreach (var place in party.Places)
            {
                await stage.Do(officer, Rooms.Registry, Register, (id, now) => new RegisterSite(
                    id, now, place.Id, party.Id, place.Name, party.Division, party.Division, place.Row.Kind, place.Row.Tags, place.Town,
                    DailyCapacity: place.Row.TonnesDaily > 0 ? place.Row.TonnesDaily * Tonne : null,
                    Simulated: true, Facility: place.Row.Remaining.TryGetValue(party.Division, out var room) ? new("fill-site", room) : null));
            }

            if (party.Row.Use == Tippers)
            {
                await stage.Do(officer, Rooms.Registry, Register, (id, now) => new RegisterLicence(
                    id, now, party.Id, $"JZ-{party.Id}", "construction-carriage", new(2020, 1, 1), new(2030, 12, 31), Simulated: true));
            }

            foreach (var truck in party.Trucks)
            {
                await stage.Do(officer, Rooms.Registry, Register, (id, now) => new RegisterVehicle(
                    id, now, truck.Plate, party.Id, truck.Hazardous, truck.Sealed,
                    truck.Hazardous ? new NodaTime.LocalDate(2030, 12, 31) : null, Simulated: true));
            }
        }
    }
}
