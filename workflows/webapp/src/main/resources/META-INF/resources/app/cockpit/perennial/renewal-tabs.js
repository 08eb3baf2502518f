// Tabs of Cockpit: the decision on a renewal, and the renewals that have ended (Cockpit's community
// edition shows no history of its own).
import { element, evidenceView, problemOf } from './evidence.js';

const root = (api) => api.baseApi.replace(/\/camunda\/api\/.*$/, '');

async function get(api, path) {
  const response = await fetch(root(api) + path, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

async function decide(api, id, decision) {
  const response = await fetch(root(api) + `/api/workflows/v1/renewals/${id}/decision`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(decision)
  });
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

function buttons(api, renewal, digest, say) {
  const reason = element('textarea', {
    id: 'decision-reason',
    rows: 2,
    class: 'form-control',
    placeholder: 'Reason (needed to reject or to ask for another try)'
  });
  const act = (verdict) => async () => {
    try {
      await decide(api, renewal.id, {
        verdict,
        evidenceDigest: digest,
        reason: reason.value || null
      });
      say(`Decided: ${verdict.toLowerCase()}. The renewal goes on.`);
    } catch (problem) {
      say(problem.message, true);
    }
  };
  const button = (verdict, label, style) => {
    const made = element('button', { id: `decision-${verdict.toLowerCase()}`, class: `btn ${style}` }, label);
    made.addEventListener('click', act(verdict));
    return made;
  };
  return element(
    'div',
    { style: 'margin:12px 0;max-width:640px' },
    reason,
    element('div', { style: 'margin-top:8px;display:flex;gap:8px' },
      button('APPROVE', 'Approve', 'btn-primary'),
      button('REJECT', 'Reject', 'btn-default'),
      button('RETRY', 'Train again', 'btn-default'))
  );
}

async function showDecision(node, { api, processInstanceId }) {
  const place = element('div', { style: 'padding:12px;overflow:auto' }, 'Reading the evidence …');
  node.replaceChildren(place);
  const message = element('p', { role: 'status' });
  const say = (text, bad) => {
    message.textContent = text;
    message.style.color = bad ? '#b02a37' : '#2d6a4f';
  };
  try {
    const renewal = await get(api, `/api/workflows/v1/renewals/${processInstanceId}`);
    place.replaceChildren(element('h4', {}, `Renewal of ${renewal.model}: ${renewal.step || renewal.outcome || ''}`), message);
    if (!renewal.evidence) {
      place.append(element('p', {}, 'No evidence is sealed yet; nothing is to be decided.'));
      return;
    }
    const evidence = await get(api, `/api/registry/v1/evidence/${renewal.evidence}`);
    if (renewal.state === 'WAITING_FOR_APPROVAL') place.append(buttons(api, renewal, evidence.digest, say));
    place.append(evidenceView(evidence));
  } catch (problem) {
    place.append(message);
    say(problem.message, true);
  }
}

const minute = (instant) => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

async function showEnded(node, { api }) {
  const place = element('div', { style: 'padding:12px;overflow:auto' }, 'Reading …');
  node.replaceChildren(place);
  try {
    const page = await get(api, '/api/workflows/v1/renewals?limit=200');
    const ended = page.items.filter((renewal) => renewal.state === 'ENDED');
    const head = ['Renewal', 'Model', 'Candidate', 'Outcome', 'Decided by', 'Why', 'Ended'];
    const table = element('table', { class: 'table table-condensed', id: 'ended-renewals' },
      element('thead', {}, element('tr', {}, ...head.map((name) => element('th', {}, name)))),
      element('tbody', {}, ...ended.map((renewal) => element('tr', {},
        ...[renewal.id, renewal.model, renewal.candidate, renewal.outcome, renewal.decidedBy,
          renewal.outcomeReason, minute(renewal.endedAt)].map((value) => element('td', {}, value ?? ''))))));
    place.replaceChildren(ended.length ? table : element('p', {}, 'No renewal has ended yet.'));
  } catch (problem) {
    place.replaceChildren(element('p', { style: 'color:#b02a37' }, problem.message));
  }
}

export default [
  {
    id: 'perennial.decision',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 100,
    properties: { label: 'Decision' },
    render: showDecision
  },
  {
    id: 'perennial.ended',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 5,
    properties: { label: 'Ended' },
    render: showEnded
  }
];
