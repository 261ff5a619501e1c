using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.EventFeed;
using Forum.Api.Storage;
using Forum.Domain;

namespace Forum.Api.Tests.EventFeed;

/// <summary>A new kind of event, or a new field, is told to nobody. These tests fail until somebody has thought about it.</summary>
public class saying_what_may_be_told
{
    /// <summary>All text that analysts are told: nobody wrote it about themself, or to be read.</summary>
    static readonly string[] Names = ["CommunityFounded.name"];

    public static TheoryData<Type> Events => [.. EventNames.All.Keys];

    public static TheoryData<Type> Records => [.. EventNames.All.Keys, .. ToldEvents.Parts.Keys];

    [Theory]
    [MemberData(nameof(Events))]
    public void knows_every_kind_of_event(Type type) => Assert.True(
        ToldEvents.All.ContainsKey(type), $"Say in src/Forum.Api/EventFeed/ToldEvents.cs what of {type.Name} is told to whom.");

    [Theory]
    [MemberData(nameof(Records))]
    public void names_every_field_once_and_nothing_else(Type type)
    {
        var told = ToldOf(type);
        string[] named = [.. new[] { told.Everybody, told.Administrators, told.Texts, told.Nobody }.SelectMany(names => names.Split(' ')).Where(name => name != "")];
        Assert.Equal(named.Distinct(), named);
        Assert.Equal(
            FieldsOf(type).Where(field => named.Contains(field.Name) || !ToldEvents.Parts.ContainsKey(field.Type)).Select(field => field.Name).Order(),
            named.Order());
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void tells_analysts_of_nobody_and_of_no_text(Type type)
    {
        var told = ToldOf(type).Everybody.Split(' ');
        Assert.All(FieldsOf(type).Where(field => told.Contains(field.Name)), field =>
        {
            Assert.NotEqual(typeof(MemberId), field.Type);
            Assert.True(field.Type != typeof(string) || Names.Contains($"{type.Name}.{field.Name}"), $"{type.Name}.{field.Name} is text.");
        });
    }

    [Fact]
    public void tells_nobody_of_secrets_and_of_what_people_left_behind()
    {
        string[] never = ["passwordHash", "subjectHash", "handle", "displayName", "bio", "pronouns"];
        var told = ToldEvents.All.Values.Concat(ToldEvents.Parts.Values)
            .SelectMany(fields => $"{fields.Everybody} {fields.Administrators} {fields.Texts}".Split(' '));
        Assert.Empty(told.Intersect(never));
    }

    static ToldFields ToldOf(Type type) => ToldEvents.All.TryGetValue(type, out var told) ? told : ToldEvents.Parts.GetValueOrDefault(type) ?? new ToldFields();

    static IEnumerable<(string Name, Type Type)> FieldsOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null or { Condition: not JsonIgnoreCondition.Always })
        .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
}
