//! Fills forms as a person would, field by field.

use fantoccini::{Client, Locator, elements::Element};
use serde_json::{Map, Value};

/// Fills the form of the page with the fields of a command.
pub async fn fill(client: &Client, input: &Value) {
    let empty = Map::new();
    let map = input.as_object().unwrap_or(&empty);
    uncheck_given(client, map).await;
    for (name, value) in web::form::parse::to_pairs(map) {
        field(client, &name, &value).await;
    }
}

/// What was filled in for convenience is cleared where the step gives its own answer: boxes, and every
/// cell of a table.
async fn uncheck_given(client: &Client, map: &Map<String, Value>) {
    let script = "for (const one of document.querySelectorAll('main form [name]')) {
        const own = arguments[0].some(name => one.name === name || one.name.startsWith(name + '.'));
        if (!own) continue;
        if (one.type === 'checkbox') one.checked = false;
        else if (one.name.includes('.')) one.value = '';
    }";
    let names: Vec<Value> = map.keys().map(|name| Value::from(name.as_str())).collect();
    client
        .execute(script, vec![Value::from(names)])
        .await
        .unwrap();
}

/// Empties whatever was typed into the form before, as somebody does who corrects it.
pub async fn clear(client: &Client) {
    let script = "for (const one of document.querySelectorAll('main form [name]')) {
        if (one.type === 'hidden') continue;
        if (one.type === 'checkbox') one.checked = false; else one.value = '';
    }";
    client.execute(script, Vec::new()).await.unwrap();
}

/// The fields of a command whose values are not in the form any more.
pub async fn lost(client: &Client, input: &Value) -> Vec<String> {
    let empty = Map::new();
    let pairs = web::form::parse::to_pairs(input.as_object().unwrap_or(&empty));
    let script = "const all = [...document.querySelectorAll('main form [name]')];
        return arguments[0].filter(([name, value]) => !all.some(one => one.name === name
            && one.value.replace('T', ' ') === value.replace('T', ' ')
            && (one.type !== 'checkbox' || one.checked))).map(([name]) => name)";
    let wanted = serde_json::to_value(&pairs).unwrap();
    let lost = client.execute(script, vec![wanted]).await.unwrap();
    serde_json::from_value(lost).unwrap()
}

async fn field(client: &Client, name: &str, value: &str) {
    let boxed = format!("input[type=checkbox][name='{name}'][value='{value}']");
    if let Ok(one) = client.find(Locator::Css(&boxed)).await {
        unfold(client, &one).await;
        if !one.is_selected().await.unwrap() {
            one.click().await.unwrap();
        }
        return;
    }
    let one = control(client, name).await;
    let tag = one.tag_name().await.unwrap();
    let kind = one.attr("type").await.unwrap().unwrap_or_default();
    match (tag.as_str(), kind.as_str()) {
        ("select", _) => one.select_by_value(value).await.unwrap(),
        // The way a date is typed depends on the language of the machine; its value does not.
        (_, "date" | "datetime-local") => {
            let value = Value::from(value.replacen(' ', "T", 1));
            let element = serde_json::to_value(&one).unwrap();
            let script = "arguments[0].value = arguments[1]";
            client.execute(script, vec![element, value]).await.unwrap();
        }
        _ => {
            let cleared = one.clear().await;
            cleared.unwrap_or_else(|error| panic!("`{name}` takes no `{value}`: {error}"));
            one.send_keys(value).await.unwrap();
        }
    }
}

/// Opens the fold a box may be in.
async fn unfold(client: &Client, one: &Element) {
    let element = serde_json::to_value(one).unwrap();
    let script = "const fold = arguments[0].closest('details'); if (fold) fold.open = true";
    client.execute(script, vec![element]).await.unwrap();
}

/// The control of a name; a table is asked for more rows when it has too few.
async fn control(client: &Client, name: &str) -> Element {
    let by_name = format!("main [name='{name}']");
    if let Ok(found) = client.find(Locator::Css(&by_name)).await {
        return found;
    }
    let table = name.split('.').next().unwrap();
    let more = format!("button[name=_more][value='{table}']");
    let button = client.find(Locator::Css(&more)).await;
    let Ok(button) = button else {
        let place = client.current_url().await.unwrap();
        panic!("the form has no field `{name}`: {}", place.path());
    };
    button.click().await.unwrap();
    let wait = client.wait().at_most(crate::chrome::PATIENCE);
    wait.for_element(Locator::Css(&by_name))
        .await
        .unwrap_or_else(|_| panic!("no row for `{name}`"))
}
